select * from "wallet_exports" where "id" = $1;
