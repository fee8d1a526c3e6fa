DELETE FROM payment_codes WHERE device_id = $1 AND used_at IS NULL AND issued_at < (SELECT max(issued_at) FROM payment_codes WHERE device_id = $2);

INSERT INTO payment_codes (hash, member_id, device_id, issued_at, begins_at, ends_at) SELECT decode(hash, 'hex'), $1, $2, $3, begins_at, ends_at FROM unnest( $4::text[], $5::timestamptz[], $6::timestamptz[] ) AS code (hash, begins_at, ends_at);
