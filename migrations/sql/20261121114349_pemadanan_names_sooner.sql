-- A short way more: the register's names are mostly in their normal form but for capitals, and a normal form taken again is
-- the same; so when what was sent is in its normal form what the register has in small letters, theirs is the same too.
CREATE OR REPLACE FUNCTION pemadanan.sama_nama(kiriman text, tercatat text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN kiriman = tercatat OR lower(kiriman COLLATE pg_c_utf8) = lower(tercatat COLLATE pg_c_utf8)
  OR verifikasi.baku_nama(kiriman) = lower(tercatat COLLATE pg_c_utf8) OR verifikasi.sama_nama(kiriman, tercatat);
