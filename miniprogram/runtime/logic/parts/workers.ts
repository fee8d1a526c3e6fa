// Part of the Worker: Workers of the program's own.
import { workersFamily } from '../workers/workers.ts'

export const families = [workersFamily]
