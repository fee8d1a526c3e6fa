import { OperatorError } from '../../kernel/operatorError.ts'
import { readMembers } from '../../modules/accounts/index.ts'
import { closeReport, listOpenReports } from '../../modules/chat/index.ts'
import { type Command, type CommandContext, WrongUsage } from '../command.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const reports: Command = {
  name: 'reports',
  usage: '[close <id>]',
  summary: 'Shows what members reported and nobody closed, the oldest first; or closes one.',
  async run(context, words) {
    const [what, id, ...rest] = words
    if (what === undefined) return list(context)
    if (what !== 'close' || id === undefined || rest.length > 0) throw new WrongUsage()
    const { database, clock, say } = context
    if (!UUID.test(id) || !(await closeReport(database.kysely, id, clock.now())))
      throw new OperatorError(`No open report has the id "${id}".`, 'Run `sampan reports` for those that are open.')
    say(`${id}: closed`)
    return 0
  },
}

async function list({ database, say }: CommandContext): Promise<number> {
  const open = await listOpenReports(database.kysely)
  const ids = open.flatMap(({ reported_by, member_id, messages }) => [
    reported_by,
    ...(member_id ? [member_id] : []),
    ...messages.flatMap(({ senderId }) => senderId ?? []),
  ])
  const people = await readMembers(database.kysely, [...new Set(ids)])
  const handle = (memberId: string | null) =>
    memberId === null ? 'the system' : `@${people.get(memberId)?.handle ?? memberId}`
  for (const report of open) {
    const about =
      report.kind === 'member'
        ? handle(report.member_id)
        : `${report.kind === 'group' ? 'the group' : 'messages in'} ${report.conversation_id}`
    say(
      `${report.id}  ${report.reported_at.toISOString()}  ${handle(report.reported_by)} on ${about}: ${report.reason}`,
    )
    for (const line of plain(report.words).split('\n')) if (line !== '') say(`    "${line}"`)
    for (const { seq, senderId, sentAt, body } of report.messages) {
      const said = body.kind === 'text' ? `"${plain(body.text).replaceAll('\n', ' ')}"` : plain(JSON.stringify(body))
      say(`    ${seq}  ${sentAt}  ${handle(senderId)}: ${said}`)
    }
  }
  say(open.length === 0 ? 'Nothing is reported.' : `${open.length} open`)
  return 0
}

/** What members wrote must not steer the operator's terminal: no control characters but the line feed. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' ? sign : ''))
