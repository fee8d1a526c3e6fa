/** The clipboard for programs, once the member allowed it. */
import { CallRefusal } from '@sampan/miniprogram/host'

/** Browsers have none for pages that came by plain http from another machine; others may still say no. */
export async function withClipboard<Result>(use: (clipboard: Clipboard) => Promise<Result>): Promise<Result> {
  const clipboard: Clipboard | undefined = navigator.clipboard
  try {
    if (clipboard) return await use(clipboard)
  } catch (error) {
    console.debug(error)
  }
  throw new CallRefusal('system permission denied', 103)
}
