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
  showActionSheet: { title?: string; items: string[]; itemColor?: string; cancelText?: string }
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

export interface Dialog {
  title: string
  content: string
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
