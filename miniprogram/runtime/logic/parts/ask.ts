// Part of the Worker: what programs ask before they call.
export { canIUse } from '../api/canIUse.ts'
export const families = []
