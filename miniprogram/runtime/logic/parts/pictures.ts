// Part of the Worker: pictures that are chosen, looked at, saved.
import { picturesFamily } from '../api/media/pictures.ts'

export const families = [picturesFamily]
