SELECT last_seq, floor_seq FROM member_log_heads WHERE member_id = $1;

SELECT seq, name, body, at FROM member_log WHERE member_id = $1 AND seq > $2 ORDER BY seq LIMIT $3;
