import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import type { Retention } from '@sampan/contract'
import {
  listRetentionChanges,
  RETENTION_DAYS_MAX,
  type RetentionHolding,
  readHoldings,
  readRetention,
  retentionKinds,
  retentionSubjects,
  setRetention,
} from '../../modules/chat/index.ts'
import { type Command, type CommandContext, WrongUsage } from '../command.ts'
import { bytesText, tableLines } from '../table.ts'

const CHANGES_SHOWN = 10
type Kind = (typeof retentionKinds)[number]
type Subject = (typeof retentionSubjects)[number]

export const retention: Command = {
  name: 'retention',
  usage: '[set <direct|group> <messages|media> <days|forever>] [--by <name>] [--dry-run] [--yes]',
  summary: 'Shows or sets how long messages are kept, and pictures, videos and files; --dry-run says what would go.',
  async run(context, words) {
    const { values, positionals } = read(words)
    const [verb, kind, subject, time, ...rest] = positionals
    const rules = await readRetention(context.database.kysely)
    if (verb === undefined) return values['dry-run'] ? foretell(context, rules) : show(context, rules)
    if (verb !== 'set' || rest.length > 0 || !isKind(kind) || !isSubject(subject)) throw new WrongUsage()
    const days = daysOf(time)
    const changed = changedBy(rules, kind, subject, days)
    if (values['dry-run']) return foretell(context, changed)

    const { database, clock, say } = context
    const holdings = await readHoldings(database.kysely, changed, clock.now())
    const going = holdings.find((each) => each.kind === kind && each.subject === subject)?.going.messages ?? 0
    if (going > 0 && !values.yes) {
      await foretell(context, changed)
      say('\nNothing is set yet. What goes cannot be brought back; to set the rule say it again with --yes.')
      return 1
    }
    const by = values.by ?? userInfo().username
    await setRetention(database.kysely, { kind, subject, days, by, at: clock.now() })
    say(`${nameOf(kind, subject)}: ${timeText(days)}, set by ${by}.`)
    if (going > 0) say('What is older goes within a quarter of an hour while the server runs.')
    return 0
  },
}

function read(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { by: { type: 'string' }, 'dry-run': { type: 'boolean' }, yes: { type: 'boolean' } },
    })
  } catch {
    throw new WrongUsage()
  }
}

const isKind = (word: string | undefined): word is Kind => retentionKinds.some((kind) => kind === word)
const isSubject = (word: string | undefined): word is Subject => retentionSubjects.some((subject) => subject === word)

function daysOf(word: string | undefined): number | null {
  if (word === 'forever') return null
  const days = /^\d{1,5}$/.test(word ?? '') ? Number(word) : 0
  if (days < 1 || days > RETENTION_DAYS_MAX) throw new WrongUsage()
  return days
}

const changedBy = (rules: Retention, kind: Kind, subject: Subject, days: number | null): Retention => ({
  ...rules,
  [kind]: { ...rules[kind], [subject === 'messages' ? 'messagesDays' : 'mediaDays']: days },
})

const subjectText = { messages: 'messages', media: 'pictures, videos, files' } as const
const nameOf = (kind: Kind, subject: Subject): string => `${subjectText[subject]} in ${kind} chats`
const timeText = (days: number | null): string =>
  days === null ? 'kept for good' : `kept for ${days} ${days === 1 ? 'day' : 'days'}`

async function show({ database, say }: CommandContext, rules: Retention): Promise<number> {
  for (const kind of retentionKinds)
    for (const subject of retentionSubjects) say(`${nameOf(kind, subject)}: ${timeText(daysIn(rules, kind, subject))}`)
  const changes = await listRetentionChanges(database.kysely, CHANGES_SHOWN)
  if (changes.length > 0) say('\nSet, the latest first:')
  for (const { kind, subject, days, by, at } of changes)
    say(`${at.toISOString()}  ${nameOf(kind, subject)}: ${timeText(days)}, by ${by}`)
  return 0
}

const daysIn = (rules: Retention, kind: Kind, subject: Subject): number | null =>
  subject === 'messages' ? rules[kind].messagesDays : rules[kind].mediaDays

async function foretell({ database, clock, say }: CommandContext, rules: Retention): Promise<number> {
  for (const line of holdingLines(await readHoldings(database.kysely, rules, clock.now()))) say(line)
  return 0
}

/** What each rule concerns, and what is too old by it. Money and notes are counted nowhere: they stay. */
export const holdingLines = (holdings: readonly RetentionHolding[]): string[] =>
  tableLines(
    ['chats', 'what', 'kept', 'holds', 'files', 'bytes', 'would go', 'with files', 'of bytes'],
    holdings.map(({ kind, subject, days, held, going }) => [
      kind,
      subjectText[subject],
      days === null ? 'for good' : `${days} d`,
      held.messages,
      held.files,
      bytesText(held.bytes),
      going.messages,
      going.files,
      bytesText(going.bytes),
    ]),
  )
