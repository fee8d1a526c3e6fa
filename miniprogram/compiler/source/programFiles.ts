// The files of one program by the paths that it knows: under its root, and packages of npm under `miniprogram_npm/`, as
// "build npm" of WeChat's tools lays them out, whether or not that was done.

import type { Dialect } from '../../bundle/format.ts'
import { joinPath } from '../paths.ts'
import type { FileContent } from './content.ts'
import type { SourceTree } from './tree.ts'

interface MountedPackage {
  tree: SourceTree
  /** Folder in the tree whose files are laid out. */
  folder: string
  /** Path of its entry in that folder, from package.json; null where it is `index`. */
  entry: string | null
}

/** Both with a slash at their end. */
export interface MountedFolder {
  mount: string
  folder: string
}

const mountFolder = 'miniprogram_npm/'

export class ProgramFiles {
  readonly tree: SourceTree
  readonly #root: string
  readonly #dialect: Dialect
  readonly #packages = new Map<string, MountedPackage | null>()
  #built: Set<string> | null = null
  readonly #plugins: readonly MountedFolder[]

  /**
   * @param root folder of the program in the tree, '' or with a slash at its end
   * @param plugins folders of the tree that the program knows under another path
   */
  constructor(tree: SourceTree, root: string, dialect: Dialect, plugins: readonly MountedFolder[] = []) {
    this.tree = tree
    this.#root = root
    this.#dialect = dialect
    this.#plugins = plugins
  }

  /** A path as it stands in the tree, for people. */
  shownPath(path: string): string {
    const plugin = this.#plugins.find(({ mount }) => path.startsWith(mount))
    return plugin === undefined ? path : plugin.folder + path.slice(plugin.mount.length)
  }

  /** Files that stand in the program itself. */
  ownPaths(): string[] {
    const paths: string[] = []
    for (const path of this.tree.paths()) {
      const plugin = this.#plugins.find(({ folder }) => path.startsWith(folder))
      if (plugin !== undefined) paths.push(plugin.mount + path.slice(plugin.folder.length))
      else if (path.startsWith(this.#root)) paths.push(path.slice(this.#root.length))
    }
    return paths
  }

  has(path: string): boolean {
    return this.read(path) !== null
  }

  read(path: string): FileContent | null {
    const shown = this.shownPath(path)
    if (shown !== path) return this.tree.read(shown)
    const own = this.tree.read(this.#root + path)
    if (own !== null || !path.startsWith(mountFolder)) return own
    const name = packageName(path.slice(mountFolder.length))
    const mounted = name === null ? null : this.#mount(name)
    if (name === null || mounted === null) return null
    return mounted.tree.read(mounted.folder + path.slice(mountFolder.length + name.length + 1))
  }

  /** The path of `name` or `name/inner/file` as a package, asked for by a file of the program; null where there is none. */
  packagePath(from: string, specifier: string): string | null {
    const name = packageName(specifier)
    if (name === null) return null
    const inner = specifier.slice(name.length + 1)
    // What "build npm" made: beside the file that asks, or in any folder above it.
    for (let folder: string | null = from; folder !== null && folder !== ''; ) {
      const slash: number = folder.lastIndexOf('/')
      folder = slash < 0 ? '' : folder.slice(0, slash)
      const built: string = `${folder === '' ? '' : `${folder}/`}${mountFolder}${name}`
      if (this.#builtPackages().has(built) || this.#bringsBuilt(built, inner)) {
        return inner === '' ? built : `${built}/${inner}`
      }
    }
    // A package within a package.
    const nested = /^(miniprogram_npm\/(?:@[^/]+\/)?[^/]+(?:\/node_modules\/(?:@[^/]+\/)?[^/]+)*)\//.exec(from)?.[1]
    if (nested !== undefined && this.has(`${nested}/node_modules/${name}/package.json`)) {
      const folder = `${nested}/node_modules/${name}`
      return inner === '' ? this.#entryOf(folder) : `${folder}/${inner}`
    }
    const mounted = this.#mount(name)
    if (mounted === null) return null
    const path = mountFolder + name
    if (inner !== '') return `${path}/${inner}`
    return mounted.entry === null ? path : `${path}/${mounted.entry}`
  }

  /** Packages that "build npm" made, such as 'pages/shop/miniprogram_npm/dayjs'. */
  #builtPackages(): ReadonlySet<string> {
    if (this.#built === null) {
      this.#built = new Set()
      for (const path of this.ownPaths()) {
        const found = /^(?:.*\/)?miniprogram_npm\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
        if (found !== undefined) this.#built.add(found.replace(/\.js$/, ''))
      }
    }
    return this.#built
  }

  /** Whether a package of npm came with what "build npm" made of the packages that it needs. */
  #bringsBuilt(built: string, inner: string): boolean {
    if (built.lastIndexOf(mountFolder) === 0) return false
    if (inner === '') return this.has(`${built}/index.js`) || this.has(`${built}.js`)
    return ['', '.js', '/index.js', '.json'].some((ending) => this.has(`${built}/${inner}${ending}`))
  }

  #mount(name: string): MountedPackage | null {
    const known = this.#packages.get(name)
    if (known !== undefined) return known
    const mounted = this.#findPackage(name)
    this.#packages.set(name, mounted)
    return mounted
  }

  #findPackage(name: string): MountedPackage | null {
    // In the folder of the program, then above it within the project, then wherever the tree knows packages.
    const parts = this.#root.split('/').slice(0, -1)
    for (let depth = parts.length; depth >= 0; depth -= 1) {
      const above = parts.slice(0, depth).join('/')
      const folder = `${above === '' ? '' : `${above}/`}node_modules/${name}/`
      if (this.tree.has(`${folder}package.json`)) return this.#laidOut(this.tree, folder)
    }
    const elsewhere = this.tree.packageTree?.(name) ?? null
    return elsewhere === null ? null : this.#laidOut(elsewhere, '')
  }

  #laidOut(tree: SourceTree, folder: string): MountedPackage {
    const manifest = readManifest(tree.read(`${folder}package.json`))
    const built = this.#dialect === 'wechat' ? manifest.miniprogram : undefined
    if (typeof built === 'string') return { tree, folder: `${joinPath(folder, built) ?? folder}/`, entry: null }
    return { tree, folder, entry: entryOf(manifest) }
  }

  #entryOf(folder: string): string {
    const entry = entryOf(readManifest(this.read(`${folder}/package.json`)))
    return entry === null ? folder : `${folder}/${entry}`
  }
}

function entryOf(manifest: Record<string, unknown>): string | null {
  const entry = manifest.module ?? manifest.main
  return typeof entry === 'string' ? joinPath('', entry) : null
}

function readManifest(content: FileContent | null): Record<string, unknown> {
  if (content === null) return {}
  try {
    const manifest: unknown = JSON.parse(content.text)
    return typeof manifest === 'object' && manifest !== null ? { ...manifest } : {}
  } catch {
    return {}
  }
}

/** 'tdesign-miniprogram' of 'tdesign-miniprogram/button/button', '@vant/weapp' of '@vant/weapp/icon/index'. */
function packageName(specifier: string): string | null {
  return /^(?:@[\w.~-]+\/)?[\w~-][\w.~-]*/.exec(specifier)?.[0] ?? null
}
