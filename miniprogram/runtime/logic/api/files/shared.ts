// One table of files for each program, shared by the calls that make and read them.
import type { ApiContext } from '../define.ts'
import { CallFailure } from '../wrap.ts'
import { FileFault } from './fault.ts'
import { type FileTable, makeFileTable } from './fileTable.ts'

const tables = new WeakMap<ApiContext, FileTable>()

interface SyncReader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer
}

interface SyncReaderClass {
  new (): SyncReader
}

const isReaderClass = (value: unknown): value is SyncReaderClass => typeof value === 'function'

/** Only Workers have it. */
function readBlob(blob: Blob): ArrayBuffer {
  const reader: unknown = Reflect.get(globalThis, 'FileReaderSync')
  if (!isReaderClass(reader)) throw new FileFault(1300201, 'system error')
  return new reader().readAsArrayBuffer(blob)
}

export function filesOf(context: ApiContext): FileTable {
  const known = tables.get(context)
  if (known) return known
  const made = makeFileTable({
    start: context.snapshot.files,
    readBlob,
    keep: (path, blob) => {
      const done =
        blob === null ? context.callHost('files.remove', { path }) : context.callHost('files.put', { path, blob })
      // The limits are the same on both sides; what the host cannot keep is still there until the program ends.
      done.catch(() => {})
    },
    nowSeconds: () => Math.floor(Date.now() / 1000),
  })
  context.onHost('fileAdded', (file) => {
    if (isAdded(file)) made.adopt(file.path, file.blob)
  })
  tables.set(context, made)
  return made
}

const isAdded = (value: unknown): value is { path: string; blob: Blob } =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  typeof value.path === 'string' &&
  'blob' in value &&
  value.blob instanceof Blob

/** Runs what may throw a FileFault, so that the wrapping of calls tells it in WeChat's words. */
export async function asCall<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (fault) {
    throw fault instanceof FileFault
      ? new CallFailure(fault.message, { errno: fault.errno, errCode: fault.errno })
      : fault
  }
}

/** A path for what lasts until the program ends. */
export function temporaryPath(context: ApiContext, extension: string): string {
  const digits = () =>
    Math.floor(context.random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0')
  return `wxfile://tmp_${digits()}${digits()}${digits()}.${extension}`
}
