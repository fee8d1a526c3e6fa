// Part of the Worker: the program's files. What canvases and downloads share with them is here.
import * as encodings from '../api/files/encodings.ts'
import * as fault from '../api/files/fault.ts'
import { fileFamily } from '../api/files/index.ts'
import * as paths from '../api/files/paths.ts'
import * as shared from '../api/files/shared.ts'

export const families = [fileFamily]
export const modules = {
  'logic/api/files/encodings.ts': encodings,
  'logic/api/files/fault.ts': fault,
  'logic/api/files/paths.ts': paths,
  'logic/api/files/shared.ts': shared,
}
