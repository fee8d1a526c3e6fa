// Part of the Worker: calls that no web app can answer.
import { unsupportedFamily } from '../api/unsupported.ts'
import { workletFamily } from '../api/worklet.ts'

export const families = [unsupportedFamily, workletFamily]
