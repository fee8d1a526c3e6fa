import type { Clock } from '../kernel/clock.ts'
import type { Config } from '../kernel/config.ts'
import type { Database as ConnectedDatabase } from '../kernel/database/connect.ts'
import type { Log } from '../kernel/telemetry/log.ts'
import type { Transactions } from '../kernel/transaction.ts'
import type { Database } from '../schema/index.ts'

/** What a command works with: the database of a server that runs, or one started for the command. */
export interface CommandContext {
  config: Config
  log: Log
  clock: Clock
  database: ConnectedDatabase<Database>
  transactions: Transactions<Database>
  /** A line for the operator. */
  say(line: string): void
}

/** `sampan <name> …`. To add one, write it into `commands/` and list it in `commands/index.ts`. */
export interface Command {
  name: string
  /** What stands behind the name, such as `<handle>`; '' for nothing. */
  usage: string
  /** What it does, in a line. */
  summary: string
  /**
   * Returns the exit code: 0, or 1 where what was asked after is not as it should be. Whatever is thrown ends with 2.
   * @throws WrongUsage, OperatorError
   */
  run(context: CommandContext, words: readonly string[]): Promise<number>
}

/** What a command works with that opens the database for itself, or needs none. */
export type BareContext = Omit<CommandContext, 'database' | 'transactions'>

/** As `Command`, for those that must not find a database in order. */
export interface BareCommand extends Omit<Command, 'run'> {
  bare: true
  run(context: BareContext, words: readonly string[]): Promise<number>
}

/** The words behind the name do not fit: the usage is told. */
export class WrongUsage extends Error {}

/** Exactly so many words. @throws WrongUsage */
export function exactly<Count extends 0 | 1 | 2>(words: readonly string[], count: Count): Words<Count> {
  if (words.length !== count) throw new WrongUsage()
  // The length was just looked at.
  return words as Words<Count>
}
type Words<Count extends 0 | 1 | 2> = Count extends 0 ? [] : Count extends 1 ? [string] : [string, string]
