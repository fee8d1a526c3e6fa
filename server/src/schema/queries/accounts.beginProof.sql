insert into "passkey_ceremonies" ("id", "purpose", "challenge", "draft", "created_at") values ($1, $2, $3, $4, $5);
