// `wx.getFileSystemManager` and the calls around saved files.
import type { ApiContext, ApiFamily } from '../define.ts'
import { type Args, CallFailure, stringOf, wrap } from '../wrap.ts'
import { FileFault } from './fault.ts'
import { makeFileActs } from './manager.ts'
import { extensionOf, readPath, USER_ROOT } from './paths.ts'
import { asCall, filesOf } from './shared.ts'

/** Names of the positions in synchronous calls, and the field that such a call answers in place of all. */
const synchronous: Record<string, { positions: string[]; answers?: string }> = {
  access: { positions: ['path'] },
  readFile: { positions: ['filePath', 'encoding', 'position', 'length'], answers: 'data' },
  writeFile: { positions: ['filePath', 'data', 'encoding'] },
  appendFile: { positions: ['filePath', 'data', 'encoding'] },
  copyFile: { positions: ['srcPath', 'destPath'] },
  rename: { positions: ['oldPath', 'newPath'] },
  unlink: { positions: ['filePath'] },
  mkdir: { positions: ['dirPath', 'recursive'] },
  rmdir: { positions: ['dirPath', 'recursive'] },
  readdir: { positions: ['dirPath'], answers: 'files' },
  stat: { positions: ['path', 'recursive'], answers: 'stats' },
  saveFile: { positions: ['tempFilePath', 'filePath'], answers: 'savedFilePath' },
  // These take an object, as their asynchronous neighbours do.
  truncate: { positions: [] },
  open: { positions: [], answers: 'fd' },
  close: { positions: [] },
  fstat: { positions: [], answers: 'stats' },
  ftruncate: { positions: [] },
  read: { positions: [] },
  write: { positions: [] },
}

export function fileFamily(context: ApiContext): ApiFamily {
  const { acts, later } = makeFileActs(context)
  const table = filesOf(context)
  const manager: Record<string, unknown> = {}

  const all: Record<string, (args: Args) => Record<string, unknown> | Promise<Record<string, unknown>>> = {
    ...acts,
    ...later,
  }
  for (const [name, act] of Object.entries(all)) manager[name] = wrap(name, (args) => asCall(() => act(args)))
  for (const [name, act] of Object.entries(acts)) {
    const form = synchronous[name]
    if (!form) continue
    manager[`${name}Sync`] = (...given: unknown[]) => {
      const args = form.positions.length === 0 ? given[0] : positional(form.positions, given)
      try {
        const result: Record<string, unknown> = act(isArgs(args) ? args : {})
        if (form.answers) return result[form.answers]
        return name === 'read' || name === 'write' ? result : undefined
      } catch (fault) {
        if (!(fault instanceof FileFault)) throw fault
        throw Object.assign(new Error(`${name}Sync:fail ${fault.message}`), {
          errno: fault.errno,
          errCode: fault.errno,
        })
      }
    }
  }

  const call = (act: (args: Args) => Record<string, unknown>) => (args: Args) => asCall(() => act(args))

  return {
    asynchronous: {
      saveFile: call(acts.saveFile),
      getSavedFileList: call(acts.getSavedFileList),
      removeSavedFile: call(acts.removeSavedFile),
      getFileInfo: (args) =>
        asCall(async () => {
          const { size } = acts.getFileInfo(args)
          const algorithm = stringOf(args.digestAlgorithm, 'md5')
          const at = readPath(args.filePath, 'open')
          return algorithm === 'sha1' ? { size, digest: await sha1(table.bytes(at.path, 'open')) } : { size }
        }),
      getSavedFileInfo: (args) =>
        asCall(() => {
          const at = readPath(args.filePath, 'open')
          const found = table.saved().find((file) => file.filePath === at.path)
          if (!found) throw new FileFault(1300002, 'file not exist')
          return { size: found.size, createTime: found.createTime }
        }),
      openDocument: async (args) => {
        const at = await asCall(() => readPath(args.filePath, 'open'))
        if (at.place === 'bundle' || !table.has(at.path)) throw new CallFailure("file doesn't exist")
        const fileType = stringOf(args.fileType) || extensionOf(at.path) || null
        await context.callHost('media.openDocument', { source: at.path, fileType })
        return {}
      },
    },
    direct: {
      getFileSystemManager: () => manager,
      env: { USER_DATA_PATH: USER_ROOT },
    },
  }
}

const isArgs = (value: unknown): value is Args => typeof value === 'object' && value !== null

function positional(names: string[], given: unknown[]): Args {
  const args: Args = {}
  names.forEach((name, at) => {
    if (given[at] !== undefined) args[name] = given[at]
  })
  return args
}

async function sha1(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
