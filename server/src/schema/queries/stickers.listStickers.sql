select "file_id" as "fileId", "width", "height" from "own_stickers" where "member_id" = $1 order by "place";
