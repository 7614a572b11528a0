/// The bundled Redis: started, watched and stopped as a child of ours. What is in it can be rebuilt at any
/// time.
///
/// ```text
/// RedisServer.start ──▶ ProgramArchive   the program, unpacked and checked
///                   ──▶ RedisSettings    redis.conf: our defaults ▸ the user's file ▸ what stays ours
///                   ──▶ ChildProcess     redis-server, log into logs/redis.log
///                   ──▶ RedisLine        AUTH, PING until it answers
/// ```
/// Called by the launcher, and by the tests of what writes into Redis.
@NullMarked
package trading.infra.redis;

import org.jspecify.annotations.NullMarked;
