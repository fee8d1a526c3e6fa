// What calls of the program ask the frame to do to bars, pages and what lies over them (`askView(name, args)`).
// Undefined fields were not given; the frame keeps what it has.

export interface ViewCalls {
  // Over the pages: view/overlay.
  showToast: { title: string; icon: ToastIcon; image?: string; durationMs: number; mask: boolean }
  /** Says that something was copied, in the member's tongue. */
  showCopied: Record<string, never>
  hideToast: { noConflict: boolean }
  showLoading: { title: string; mask: boolean }
  hideLoading: { noConflict: boolean }
  /** Answers `DialogAnswer`. */
  showModal: Dialog
  /** Answers the index that was touched, or -1. */
  showActionSheet: { title?: string; items: string[]; itemColor?: string; redIndex?: number; cancelText?: string }
  // To choose from, over the pages: view/choosers. Each answers null where the member leaves it.
  /** Answers the date in the format, such as 'yyyy-MM-dd HH:mm'. Dates may be empty. */
  chooseDate: { format: string; current: string; start: string; end: string }
  /** Answers where the wheels stand. */
  chooseOptions: { title: string; columns: string[][]; indices: number[]; cancelText: string; doneText: string }
  /** Answers names and codes of province, city and county: `{ data, code }`. */
  chooseRegion: { title: string; customItem: string; selected: string[] }
  /** Answers the index on each level. `taken`: names of the choice before. */
  chooseLevel: { title: string; list: ChoiceLevel[]; taken: string[] }
  /** Answers the place, and whether it is where the member is. Without `places` all cities are shown. */
  choosePlace: {
    title: string
    heads: { title: string; isRecent?: boolean; places?: ChoicePlace[] }[]
    places?: ChoicePlace[]
    isLocating: boolean
  }
  /** Says in the list that is open where the member is. Answers false where none is. */
  locatePlace: ChoicePlace
  // Of the page on top: the bars, its scroller, its background.
  setNavigationBar: {
    title?: string
    frontColor?: string
    backgroundColor?: string
    animation?: { duration?: number; timingFunc?: string }
    loading?: boolean
    /** Only false: the way home is taken away. */
    homeButton?: boolean
  }
  setBackground: {
    backgroundColor?: string
    backgroundColorTop?: string
    backgroundColorBottom?: string
    textStyle?: string
  }
  /** The bar of tabs, on whichever page. `badge: null` takes the badge away. */
  setTabBar: {
    shown?: boolean
    animation?: boolean
    color?: string
    selectedColor?: string
    backgroundColor?: string
    borderStyle?: string
    item?: { index: number; text?: string; iconPath?: string; selectedIconPath?: string }
    badge?: { index: number; text: string | null }
    redDot?: { index: number; shown: boolean }
  }
  startPullDownRefresh: Record<string, never>
  stopPullDownRefresh: Record<string, never>
  pageScrollTo: { scrollTop?: number; durationMs: number; selector?: string; offsetTop?: number }
  hideKeyboard: Record<string, never>
  /** Answers `{ status: 'loaded' | 'error' }`. */
  loadFontFace: { family: string; data: unknown; desc: Record<string, string> }
}

export type ToastIcon = 'success' | 'error' | 'loading' | 'none'

export interface ChoiceLevel {
  name: string
  subList: ChoiceLevel[]
}

export interface ChoicePlace {
  name: string
  code: string
  /** How it is said in Latin letters. */
  spell: string
}

export interface Dialog {
  title: string
  content: string
  /** Said over the field, where there is one. */
  message?: string
  showCancel: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable: boolean
  placeholderText?: string
}

export interface DialogAnswer {
  confirm: boolean
  /** What was written, where the dialog was editable. */
  content: string
}

export type ViewCallName = keyof ViewCalls
