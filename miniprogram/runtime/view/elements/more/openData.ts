import type { ElementContext } from '../element.ts'
import { BaseElement } from '../lib/base.ts'
import { say } from '../lib/texts.ts'

/** As WeChat does since 2022: no name and no face without consent, but words and a picture that fit anybody. */
class OpenDataElement extends BaseElement {
  protected override changed(name: string): void {
    if (name !== 'type' && name !== 'defaultText' && name !== 'lang') return
    const type = this.text('type')
    if (type === 'userAvatarUrl') {
      const face = this.context.document.createElementNS('http://www.w3.org/2000/svg', 'svg')
      face.setAttribute('viewBox', '0 0 48 48')
      for (const [d, fill] of [
        ['M0 0h48v48H0z', '#d8d8d8'],
        ['M24 10a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM10 42c0-8 6-13 14-13s14 5 14 13z', '#fff'],
      ] as const) {
        const path = this.context.document.createElementNS('http://www.w3.org/2000/svg', 'path')
        path.setAttribute('d', d)
        path.setAttribute('fill', fill)
        face.append(path)
      }
      this.host.replaceChildren(face)
    } else {
      this.host.textContent = type === 'userNickName' ? say(this.context.document, 'member') : this.text('defaultText')
    }
  }
}

export const openData = (context: ElementContext) => new OpenDataElement(context)
