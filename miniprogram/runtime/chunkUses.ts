// Which chunks of the frame's script a program shows or asks early. Others come when an element of theirs stands on a
// page, or something of theirs is asked for.

import type { BundleManifest } from '../bundle/format.ts'

const elements: Readonly<Record<string, string>> = {
  basics: 'button canvas cover-image cover-view icon navigation-bar navigator page-meta',
  forms: 'checkbox checkbox-group form input label progress radio radio-group slider switch textarea',
  scroll: 'scroll-view swiper swiper-item',
}

const calls: Readonly<Record<string, string>> = {
  overlay: 'hideLoading hideToast setClipboardData showActionSheet showLoading showModal showToast',
  queries: 'createIntersectionObserver createMediaQueryObserver createSelectorQuery',
}

/** Without these a page would be drawn in another shape at first: the program waits for them. Others are only fetched early. */
export const chunksOfShape: ReadonlySet<string> = new Set(['alipay', 'basics', 'scroll'])

export function chunksOf({ uses, dialect }: Partial<Pick<BundleManifest, 'uses' | 'dialect'>>): string[] {
  return [...(dialect === 'alipay' ? ['alipay'] : []), ...chunksOfUses(uses)]
}

function chunksOfUses(uses: BundleManifest['uses']): string[] {
  if (uses === undefined) return [...Object.keys(elements), ...Object.keys(calls)]
  const find = (table: Readonly<Record<string, string>>, names: readonly string[]) =>
    Object.entries(table)
      .filter(([, own]) => own.split(' ').some((name) => names.includes(name)))
      .map(([chunk]) => chunk)
  return [...find(elements, uses.elements), ...(uses.calls === null ? Object.keys(calls) : find(calls, uses.calls))]
}
