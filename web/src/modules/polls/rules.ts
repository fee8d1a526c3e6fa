/** What can be asked, and how shares are shown: pure. */

/** As the wire has it. */
export const optionsMin = 2
export const optionsMax = 12
export const questionLengthMax = 300
export const optionLengthMax = 100

export const terms = { none: null, hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000 } as const
export type Term = keyof typeof terms
export const termNames: readonly Term[] = ['none', 'hour', 'day', 'week']

/** The fields of a form always end with an empty one, as long as there is room for one more answer. */
export function withRoom(options: readonly string[]): string[] {
  const last = options.at(-1)
  return last !== '' && options.length < optionsMax ? [...options, ''] : [...options]
}

/** The answers of a form: without the empty ones. Undefined while the poll cannot be made. */
export function answersOf(options: readonly string[]): { answers: string[]; doubled: boolean } {
  const answers = options.map((option) => option.trim()).filter((option) => option !== '')
  return { answers, doubled: new Set(answers).size < answers.length }
}

/** The viewer's choice after an answer was pressed. */
export function press(mine: readonly number[], choice: number, multiple: boolean): number[] {
  if (mine.includes(choice)) return mine.filter((other) => other !== choice)
  return multiple ? [...mine, choice].sort((a, b) => a - b) : [choice]
}

/** 0 to 1, of all who chose something. */
export const shareOf = (votes: number, voters: number): number => (voters === 0 ? 0 : votes / voters)
