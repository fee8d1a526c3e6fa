// What programs use, counted in their sources: calls by name and base components by tag.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Uses {
  calls: string[]
  /** Tags without a dash, and the base components that have one. */
  elements: string[]
}

const passedOver = /^(\.|node_modules$|miniprogram_npm$|cloudfunctions$)/
const baseWithDash =
  /^(scroll-view|swiper-item|cover-view|cover-image|rich-text|movable-(area|view)|picker-view(-column)?|page-(meta|container)|root-portal|match-media|checkbox-group|radio-group|open-data|web-view|live-(player|pusher)|sticky-(header|section)|(list|grid)-view|share-element|navigation-bar|keyboard-accessory|functional-page-navigator|official-account|ad-custom|voip-room|channel-(live|video)|store-(home|product)|draggable-sheet|nested-scroll-(header|body)|snapshot|span|(horizontal|vertical|double-tap|pan|scale|long-press|force-press|tap)-(drag-)?gesture-handler)$/

export function usesOf(folder: string): Uses {
  const calls = new Set<string>()
  const elements = new Set<string>()
  const look = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (passedOver.test(entry.name)) continue
      const path = join(at, entry.name)
      if (entry.isDirectory()) look(path)
      else if (/\.(js|ts)$/.test(entry.name)) {
        const text = readFileSync(path, 'utf8')
        for (const [, name] of text.matchAll(/(?<![\w.$])(?:wx|my)\.([a-zA-Z][\w]*)/g)) if (name) calls.add(name)
      } else if (/\.(wxml|axml)$/.test(entry.name)) {
        const text = readFileSync(path, 'utf8').replaceAll(/<!--[\s\S]*?-->/g, '')
        for (const [, tag] of text.matchAll(/<([a-z][\w-]*)/g)) {
          if (tag && (!tag.includes('-') || baseWithDash.test(tag))) elements.add(tag)
        }
      }
    }
  }
  look(folder)
  return { calls: [...calls].sort(), elements: [...elements].sort() }
}
