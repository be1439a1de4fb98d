CREATE TABLE "perjanjian"."perubahan" (
	"mitra" text NOT NULL,
	"pengenal" text NOT NULL,
	"koordinat" text NOT NULL,
	"jenis" text NOT NULL,
	"alasan" text NOT NULL,
	"diumumkan" date NOT NULL,
	"berlaku" date NOT NULL,
	CONSTRAINT "perubahan_mitra_pengenal_koordinat_jenis_pk" PRIMARY KEY("mitra","pengenal","koordinat","jenis")
);
