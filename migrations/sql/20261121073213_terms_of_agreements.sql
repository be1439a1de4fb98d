CREATE SCHEMA "perjanjian";
--> statement-breakpoint
CREATE TABLE "perjanjian"."akses" (
	"peran" text PRIMARY KEY NOT NULL,
	"mitra" text NOT NULL,
	"sejak" date NOT NULL,
	"sampai" date,
	"ditangguhkan" boolean DEFAULT false NOT NULL,
	"hak" text NOT NULL
);
