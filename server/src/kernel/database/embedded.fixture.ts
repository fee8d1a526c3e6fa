// Started as a process of its own by embedded.db.test.ts, which kills it. Prints where its PostgreSQL listens.
import { silentLog } from '../telemetry/log.ts'
import { startEmbeddedPostgres } from './embedded.ts'

const [dataDirectory = ''] = process.argv.slice(2)
const { connection, pid } = await startEmbeddedPostgres({ dataDirectory, log: silentLog() })
console.log(JSON.stringify({ connection, pid }))
// Stays until it is killed.
process.stdin.resume()
