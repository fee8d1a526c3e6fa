import { operatorLines } from '../../kernel/operatorError.ts'
import { type BareCommand, WrongUsage } from '../command.ts'
import { checkDatabase, checkFiles, checkJobs } from '../doctor/database.ts'
import { type Finding, fault } from '../doctor/finding.ts'
import { checkOutside } from '../doctor/outside.ts'
import { checkDataFolder, checkOrigin, checkSettings } from '../doctor/surroundings.ts'
import { openDatabase } from '../openDatabase.ts'

const SIGNS = { good: 'ok   ', warning: 'look ', fault: 'FAULT' } as const

export const doctor: BareCommand = {
  bare: true,
  name: 'doctor',
  usage: '[--repair]',
  summary: 'Looks at everything around the server and says what is wrong; --repair mends what is harmless to mend.',
  async run({ config, log, clock, say }, words) {
    if (words.some((word) => word !== '--repair')) throw new WrongUsage()
    const repair = words.length > 0
    const all: Finding[] = []
    const tell = (found: readonly Finding[]) => {
      all.push(...found)
      for (const { level, text, todo } of found) say(`${SIGNS[level]}  ${text}${todo && ` ${todo}`}`)
    }
    tell(checkSettings(config))
    tell(checkDataFolder(config, repair))
    try {
      const { database, close } = await openDatabase(config, log, { anyVersion: true })
      try {
        const found = await checkDatabase(database.pool, config, clock)
        tell(found)
        if (!found.some(({ todo }) => todo.startsWith('Start the server once'))) {
          tell(await checkJobs(database.pool))
          tell(await checkFiles(database.pool, config, clock, repair))
        }
      } finally {
        await close()
      }
    } catch (error) {
      const lines = operatorLines(error)
      if (!lines) throw error
      tell(lines.map((line) => fault(line, '')))
    }
    tell(await checkOrigin(config, clock.now()))
    tell(await checkOutside(config))
    const count = (level: Finding['level']) => all.filter((each) => each.level === level).length
    say(`${count('fault')} faults, ${count('warning')} to look at.`)
    return count('fault') > 0 ? 1 : 0
  },
}
