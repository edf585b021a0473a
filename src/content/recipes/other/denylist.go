// Revokes a single JWT by iss and jti, until it would be refused anyway, with Redis.
const leeway = time.Minute

func Revoke(ctx context.Context, db *redis.Client, c *jwt.RegisteredClaims, now time.Time) error {
	left := c.ExpiresAt.Add(leeway).Sub(now)
	if left <= 0 {
		return nil
	}
	return db.Set(ctx, "revoked:"+c.Issuer+":"+c.ID, 1, left).Err()
}

func IsRevoked(ctx context.Context, db *redis.Client, c *jwt.RegisteredClaims) (bool, error) {
	n, err := db.Exists(ctx, "revoked:"+c.Issuer+":"+c.ID).Result()
	return n == 1, err
}
