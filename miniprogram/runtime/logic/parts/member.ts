// Part of the Worker: the member, what they allow, and other programs.
import { memberFamily } from '../api/member.ts'

export const families = [memberFamily]
