// What the compiler writes and the runtime reads. A bundle is a set of files, named by what they hold: scripts, styles
// and assets, and this manifest, which is the only one read first.

/** The tongue a program is written in. The runtime gives it `wx` or `my`, and the lifecycle names that go with it. */
export type Dialect = 'wechat' | 'alipay'

export interface BundleManifest {
  format: 1
  dialect: Dialect
  /** From project.config.json (`appid`), or made from the program's name. */
  appId: string
  name: string
  versionName: string | null
  /** SHA-256 (hex) over the paths and contents of all files: the name of this bundle. */
  hash: string
  /** app.json in WeChat's spelling, without what stands elsewhere in here. */
  app: AppConfig
  /** The main package first, its root is ''. */
  packages: PackageEntry[]
  /** By route, such as 'pages/home/index' or 'packageA/pages/detail/index'. */
  pages: Record<string, PageEntry>
  /** Every file beside this manifest by its path in the bundle. */
  files: Record<string, FileEntry>
  sitemap: unknown
  ext: unknown
  /** The script of modules for `wx.createWorker`, and the folder it was made from. */
  workers: { root: string; script: string } | null
  warnings: Diagnostic[]
  /** What keeps it from being made: its maker's preview shows these, and nothing of it runs. */
  problems?: Problem[]
  /** What of the runtime it can use; absent in bundles of before it was looked at. */
  uses?: ProgramUses
  /** Absent where there are none. */
  plugins?: ProgramPlugins
}

export interface ProgramPlugins {
  /** Routes by the addresses that lead to them: 'plugin://name/page'. */
  pages: Record<string, string>
  /** The module that `requirePlugin` gives, by the plugin's name. */
  mains: Record<string, string>
}

/** Parts of the runtime that are not named here need not be there when the program starts. */
export interface ProgramUses {
  /** Names of calls such as 'getStorageSync', of all packages; null where any may be called. */
  calls: string[] | null
  /** Tags of base components without `wx-`. */
  elements: string[]
  /** Names such as 'data-theme' that its style sheets select by; absent where there are none. */
  selectedData?: string[]
}

export interface AppConfig {
  entryPage: string
  window: Record<string, unknown>
  tabBar: TabBarConfig | null
  /** Milliseconds by kind of call. */
  networkTimeout: Record<string, number>
  permission: Record<string, { desc: string }>
  preloadRule: Record<string, { packages: string[]; network: 'all' | 'wifi' }>
  darkmode: boolean
  /** The variables of theme.json: a value '@name' in `window` or `tabBar` is looked up here. */
  theme: { light: Record<string, string>; dark: Record<string, string> } | null
  /** Whatever else app.json says, kept as it is. */
  rest: Record<string, unknown>
}

export interface TabBarConfig {
  custom: boolean
  color: string
  selectedColor: string
  backgroundColor: string
  borderStyle: 'black' | 'white'
  position: 'bottom' | 'top'
  list: { pagePath: string; text: string; iconPath: string | null; selectedIconPath: string | null }[]
}

export interface PackageEntry {
  /** '' or a path that ends with a slash. */
  root: string
  name: string | null
  independent: boolean
  /** The script that holds what several pages of this package share (app.js too, in the main package). */
  script: string
  /** The style file of the same; see `StyleFile`. */
  styles: string
  bytesCompressed: number
}

export interface PageEntry {
  /** The root of its package. */
  package: string
  /** Scripts of this page alone: its own modules and templates and those of components that no other page uses. */
  script: string
  styles: string
  /** page.json over the window of app.json. */
  window: Record<string, unknown>
}

export interface FileEntry {
  bytes: number
  /** SHA-256, hex. */
  sha256: string
  /** Such as 'text/javascript' or 'image/png'. */
  mediaType: string
}

/**
 * A style file is JSON: sheets by the path of the WXSS they come from, CSS already made for the view: rpx as vw, vh as
 * `calc(var(--mp-vh) * n)`, tags as `wx-view`, `page` as `wx-page`, classes of isolated components prefixed by their
 * scope, `url()` of package files as `mp-file:path`.
 */
export interface StyleFile {
  sheets: Record<string, string>
  /** `@font-face` rules by the same path: they work in a document only, not in a shadow root. */
  fonts: Record<string, string>
}

/** What is wrong with a program and what to do about it. */
export interface Diagnostic {
  severity: 'error' | 'warning'
  /** Closed list in compiler/diagnostics.ts, such as 'template.syntax' or 'api.missing'. */
  code: string
  message: string
  file: string
  /** Both from 1; null where the whole file is meant. */
  line: number | null
  column: number | null
}

/** An error with the lines of the source around it. */
export interface Problem extends Diagnostic {
  around: { line: number; text: string }[]
}
