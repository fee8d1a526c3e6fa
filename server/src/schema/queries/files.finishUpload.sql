select * from "uploads" where "id" = $1 and "owner_id" = $2;

delete from "uploads" where "id" = $1;

insert into "files" ("id", "owner_id", "kind", "media_type", "size_bytes", "width", "height", "placeholder", "name", "created_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);
