// Part of the Worker: logs, updates, what a program is told of itself.
import { programFamily } from '../api/program.ts'

export const families = [programFamily]
