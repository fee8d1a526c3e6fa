// A program in a folder of this machine. Links that lead out of it are not followed.

import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { FileContent } from './content.ts'
import { isPackagePath, type SourceTree } from './tree.ts'

export interface FolderOptions {
  /** Find packages in `node_modules` of the folders above as well, as Node does. For an author's own machine only. */
  packagesAbove?: boolean
}

export function folderTree(folder: string, options: FolderOptions = {}): SourceTree {
  return new FolderTree(realpathSync(folder), options)
}

const filesMax = 50_000
const ignoredFolders = new Set(['node_modules', '.git', '.svn', '.hg', '.idea', '.vscode'])

interface Known {
  stamp: string
  content: FileContent
}

class FolderTree implements SourceTree {
  readonly name: string
  readonly #root: string
  readonly #options: FolderOptions
  readonly #known = new Map<string, Known>()
  #checked = new Map<string, FileContent | null>()
  readonly #ownFolders = new Map<string, boolean>()
  #paths: string[] | null = null
  #listing: ReadonlySet<string> | null = null
  readonly #packages = new Map<string, FolderTree | null>()
  #stamp: string

  constructor(root: string, options: FolderOptions) {
    this.#root = root
    this.#options = options
    this.name = basename(root)
    this.#stamp = stampOf(statSync(join(root, 'package.json'), { throwIfNoEntry: false }))
  }

  refresh(): void {
    this.#checked = new Map()
    this.#ownFolders.clear()
    this.#paths = null
    this.#listing = null
    for (const [name, found] of this.#packages) {
      if (found === null || found.isReplaced()) this.#packages.delete(name)
    }
  }

  /** A package stays what it is until another version of it was installed. */
  isReplaced(): boolean {
    const stamp = stampOf(statSync(join(this.#root, 'package.json'), { throwIfNoEntry: false }))
    const before = this.#stamp
    this.#stamp = stamp
    return stamp !== before
  }

  paths(): readonly string[] {
    if (this.#paths === null) {
      const found: string[] = []
      this.#list('', found)
      this.#paths = found
    }
    return this.#paths
  }

  /** So that what is not there costs no look at the disk. */
  #listed(): ReadonlySet<string> {
    this.#listing ??= new Set(this.paths())
    return this.#listing
  }

  has(path: string): boolean {
    return this.read(path) !== null
  }

  read(path: string): FileContent | null {
    const checked = this.#checked.get(path)
    if (checked !== undefined) return checked
    const content = this.#load(path)
    this.#checked.set(path, content)
    return content
  }

  packageTree(name: string): SourceTree | null {
    if (this.#options.packagesAbove !== true) return null
    const known = this.#packages.get(name)
    if (known !== undefined) return known
    let found: FolderTree | null = null
    for (let folder = this.#root; found === null; folder = dirname(folder)) {
      const candidate = join(folder, 'node_modules', name)
      if (statSync(join(candidate, 'package.json'), { throwIfNoEntry: false }) !== undefined) {
        found = new FolderTree(realpathSync(candidate), this.#options)
      }
      if (dirname(folder) === folder) break
    }
    this.#packages.set(name, found)
    return found
  }

  #list(folder: string, found: string[]): void {
    const entries = readdirSync(join(this.#root, folder), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (!ignoredFolders.has(entry.name)) this.#list(path, found)
      } else if (entry.isFile() || this.#isLinkedFile(path)) {
        found.push(path)
        if (found.length > filesMax) throw new Error(`${this.#root} holds more than ${filesMax} files`)
      }
    }
  }

  #isLinkedFile(path: string): boolean {
    const full = join(this.#root, path)
    return statSync(full, { throwIfNoEntry: false })?.isFile() === true && isWithin(this.#root, realpathSync(full))
  }

  /** Whether a file stands in this folder in truth, links followed. */
  #isOwn(full: string): boolean {
    if (lstatSync(full).isSymbolicLink()) return isWithin(this.#root, realpathSync(full))
    const folder = dirname(full)
    let known = this.#ownFolders.get(folder)
    if (known === undefined) {
      known = folder === this.#root || isWithin(this.#root, realpathSync(folder))
      this.#ownFolders.set(folder, known)
    }
    return known
  }

  #load(path: string): FileContent | null {
    const full = join(this.#root, path)
    if (!isWithin(this.#root, full)) return null
    if (!isPackagePath(path) && !this.#listed().has(path)) return null
    const stat = statSync(full, { throwIfNoEntry: false })
    if (stat === undefined || !stat.isFile()) return null
    const stamp = stampOf(stat)
    const known = this.#known.get(path)
    if (known?.stamp === stamp) return known.content
    if (!this.#isOwn(full)) return null
    const read = new FileContent(readFileSync(full))
    const content = known !== undefined && Buffer.compare(known.content.bytes, read.bytes) === 0 ? known.content : read
    this.#known.set(path, { stamp, content })
    return content
  }
}

function stampOf(stat: Stats | undefined): string {
  return stat === undefined ? '' : `${stat.mtimeMs} ${stat.size} ${stat.ino}`
}

function isWithin(root: string, path: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : root + sep)
}
