#!/usr/bin/env node
/**
 * `npm run sampan -- <command>`: what an operator does from a shell, beside a running server or without one. Reads the
 * settings that the server reads. Exit codes: 0; 1 where something is not as it should be, such as the books; 2 where that
 * could not be told or done: a wrong call, or no database.
 */
import { inspect } from 'node:util'
import { createLocalBus } from '../kernel/bus.ts'
import { systemClock } from '../kernel/clock.ts'
import { readConfig } from '../kernel/config.ts'
import { newUuid } from '../kernel/ids.ts'
import { operatorLines } from '../kernel/operatorError.ts'
import { createLog } from '../kernel/telemetry/log.ts'
import { createTransactions } from '../kernel/transaction.ts'
import { WrongUsage } from './command.ts'
import { commands } from './commands/index.ts'
import { openDatabase } from './openDatabase.ts'

// Whoever reads on through a pipe may have read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

function usage(): string {
  const calls = commands.map(({ name, usage: words, summary }) => ({ call: `${name} ${words}`.trim(), summary }))
  const width = Math.max(...calls.map(({ call }) => call.length))
  return [
    'Usage: sampan <command>',
    '',
    ...calls.map(({ call, summary }) => `  ${call.padEnd(width)}  ${summary}`),
  ].join('\n')
}

async function main([name, ...words]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help') {
    say(usage())
    return name === undefined ? 2 : 0
  }
  const command = commands.find((each) => each.name === name)
  if (!command) {
    complain(`There is no command "${name}".\n\n${usage()}`)
    return 2
  }
  const config = readConfig(process.env, process.cwd())
  // Its answer is on standard output; the log would stand in between.
  const log = createLog({ level: 'warn', destination: process.stderr })
  const bare = { config, log, clock: systemClock, say }
  let close = async () => {}
  try {
    if ('bare' in command) return await command.run(bare, words)
    const opened = await openDatabase(config, log)
    close = opened.close
    const { database } = opened
    const transactions = createTransactions(database.kysely, createLocalBus(), systemClock, newUuid, config)
    return await command.run({ ...bare, database, transactions }, words)
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error
    complain(`Usage: sampan ${command.name} ${command.usage}`.trim())
    return 2
  } finally {
    await close()
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  for (const line of operatorLines(error) ?? [inspect(error)]) complain(line)
  process.exitCode = 2
}
