# Revokes a single JWT by iss and jti, until it would be refused anyway, with Redis.
LEEWAY_S = 60


def revoke(redis, claims, now):
    left = claims["exp"] + LEEWAY_S - int(now)
    if left > 0:
        redis.set(f"revoked:{claims['iss']}:{claims['jti']}", 1, ex=left)


def is_revoked(redis, claims):
    return redis.exists(f"revoked:{claims['iss']}:{claims['jti']}") == 1
