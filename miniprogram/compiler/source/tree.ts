// Where a program's files come from: a folder, an archive or memory. Paths have slashes and no leading one.

import { FileContent } from './content.ts'

export interface SourceTree {
  /** What to call the program if it has no name. */
  readonly name: string
  /** All files of the program; those of `node_modules` are found by `read` only. */
  paths(): readonly string[]
  has(path: string): boolean
  /** Null where there is no such file. */
  read(path: string): FileContent | null
  /** A package of npm by its name, from where the program's author has it; null where there is none. */
  packageTree?(name: string): SourceTree | null
  /** Looks again at what may have changed since. */
  refresh?(): void
}

const encoder = new TextEncoder()

/** For tests and tools: files by path, text or bytes. */
export function memoryTree(name: string, files: Readonly<Record<string, string | Uint8Array>>): MemoryTree {
  return new MemoryTree(name, files)
}

export class MemoryTree implements SourceTree {
  readonly name: string
  readonly #files = new Map<string, FileContent>()
  packageTree?: (name: string) => SourceTree | null

  constructor(name: string, files: Readonly<Record<string, string | Uint8Array>>) {
    this.name = name
    for (const [path, content] of Object.entries(files)) this.write(path, content)
  }

  write(path: string, content: string | Uint8Array): void {
    this.#files.set(path, new FileContent(typeof content === 'string' ? encoder.encode(content) : content))
  }

  remove(path: string): void {
    this.#files.delete(path)
  }

  paths(): readonly string[] {
    return [...this.#files.keys()].filter((path) => !isPackagePath(path))
  }

  has(path: string): boolean {
    return this.#files.has(path)
  }

  read(path: string): FileContent | null {
    return this.#files.get(path) ?? null
  }
}

export function isPackagePath(path: string): boolean {
  return path.startsWith('node_modules/') || path.includes('/node_modules/')
}
