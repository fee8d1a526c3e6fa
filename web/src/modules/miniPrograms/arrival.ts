/** How a member came to a program: what it is told of it at its start and when it is shown again. Pure. */
import { type Origin, type ProgramAddress, splitPath } from './address.ts'

/** The numbers by which programs know them. */
const scenes: Record<Origin, number> = {
  ...{ recent: 1001, pulled: 1089 },
  ...{ chat: 1007, group: 1008 },
  ...{ link: 1011, code: 1047 },
}

export const fromProgramScene = 1037
export const backFromProgramScene = 1038

export interface Arrival {
  scene: number
  /** The program that led here, or the one that was left. */
  referrerInfo: { appId: string; extraData: Record<string, unknown> }
}

export const arrivalOf = ({ from }: ProgramAddress): Arrival => ({
  scene: scenes[from],
  referrerInfo: { appId: '', extraData: {} },
})

/** What a program that is there already is told; undefined where it only comes back to the front. */
export function wakingOf(address: ProgramAddress, arrival: Arrival | undefined) {
  if (address.path === '' && arrival === undefined) return undefined
  return { ...(address.path !== '' && splitPath(address.path)), ...(arrival ?? arrivalOf(address)) }
}
