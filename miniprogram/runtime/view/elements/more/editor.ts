import type { ElementContext } from '../element.ts'
import { BaseElement, clamp, record, safeColor, unknownMethod } from '../lib/base.ts'
import { renderRichNodes } from './richNodes.ts'

/** Commands of the browser by WeChat's names for looks that are on or off. */
const toggles: Record<string, string> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strike: 'strikeThrough',
  ins: 'underline',
}
const aligns: Record<string, string> = { center: 'justifyCenter', right: 'justifyRight', justify: 'justifyFull' }

/** The command of the browser for `format(name, value)`; '' for what cannot be done. */
function formatCommand(name: string, value: unknown): [command: string, value?: string] {
  const text = String(value ?? '')
  switch (name) {
    case 'header':
      return ['formatBlock', /^h?[1-6]$/i.test(text) ? `h${text.replace(/\D/g, '')}` : 'p']
    case 'align':
      return [aligns[text] ?? 'justifyLeft']
    case 'list':
      return [text === 'ordered' ? 'insertOrderedList' : 'insertUnorderedList']
    case 'indent':
      return [text.startsWith('-') ? 'outdent' : 'indent']
    case 'script':
      return [text === 'sub' ? 'subscript' : 'superscript']
    case 'fontSize':
      return ['fontSize', String(clamp(Math.round((Number.parseFloat(text) || 16) / 6), 1, 7))]
    case 'color':
    case 'backgroundColor': {
      const color = safeColor(value)
      return color ? [name === 'color' ? 'foreColor' : 'hiliteColor', color] : ['']
    }
    default:
      return [Object.hasOwn(toggles, name) ? (toggles[name] ?? '') : '']
  }
}

/**
 * `editor`: text with looks, written in place. What goes in passes the allowlist of rich-text; what is pasted is plain.
 * The delta is one insertion with the text, since there is no editor's model behind it.
 */
class EditorElement extends BaseElement {
  private readonly area = this.make('div', 'mp-editor')
  // It has no children of the program's.
  private readonly unseen = this.make('div')
  private range: Range | null = null
  private readonly stop = new AbortController()

  readonly field = {
    name: () => this.text('name'),
    value: () => this.contents(),
    reset: () => this.area.replaceChildren(),
  }

  constructor(context: ElementContext) {
    super(context)
    this.area.contentEditable = 'true'
    this.area.setAttribute('role', 'textbox')
    this.area.setAttribute('aria-multiline', 'true')
    this.host.append(this.area)
    this.watch()
  }

  override get content(): HTMLElement {
    return this.unseen
  }

  attached(): void {
    queueMicrotask(() => this.context.emit('ready', {}))
  }

  detached(): void {
    this.stop.abort()
  }

  protected override changed(name: string): void {
    if (name === 'readOnly') this.area.contentEditable = this.flag('readOnly') ? 'false' : 'true'
    else if (name === 'placeholder') {
      this.area.dataset.placeholder = this.text('placeholder')
      this.area.setAttribute('aria-label', this.text('placeholder'))
    }
  }

  invoke(method: string, args: unknown): unknown {
    const options = record(args)
    switch (method) {
      case 'getContents':
        return this.contents()
      case 'setContents':
        this.area.replaceChildren(
          renderRichNodes(this.context, typeof options.html === 'string' ? options.html : fromDelta(options.delta), ''),
        )
        return undefined
      case 'insertText':
        return this.command('insertText', String(options.text ?? ''))
      case 'insertDivider':
        return this.command('insertHorizontalRule')
      case 'insertImage':
        return this.insertImage(options)
      case 'clear':
        this.area.replaceChildren()
        this.told()
        return undefined
      case 'undo':
      case 'redo':
        return this.command(method)
      case 'removeFormat':
        return this.command('removeFormat')
      case 'getSelectionText':
        return { text: this.range?.toString() ?? '' }
      case 'blur':
        this.area.blur()
        return undefined
      case 'scrollIntoView':
        this.area.scrollIntoView({ block: 'nearest' })
        return undefined
      case 'format':
        return this.command(...formatCommand(String(options.name ?? ''), options.value))
      default:
        return unknownMethod(this.tag, method)
    }
  }

  private contents() {
    const text = this.area.innerText
    return { html: this.area.innerHTML, text, delta: { ops: [{ insert: text.endsWith('\n') ? text : `${text}\n` }] } }
  }

  private async insertImage(options: Record<string, unknown>): Promise<void> {
    const image = this.make('img')
    image.alt = String(options.alt ?? '')
    image.src = await this.context.resolveMedia(String(options.src ?? ''), 'image')
    if (typeof options.width === 'string') image.setAttribute('width', options.width)
    if (typeof options.height === 'string') image.setAttribute('height', options.height)
    const range = this.range ?? this.endOfText()
    range.deleteContents()
    range.insertNode(image)
    range.setStartAfter(image)
    range.collapse(true)
    this.told()
  }

  private command(name: string, value?: string): void {
    if (name === '') return
    this.area.focus({ preventScroll: true })
    const selection = this.selection()
    if (selection && this.range) {
      selection.removeAllRanges()
      selection.addRange(this.range)
    }
    // Deprecated on paper, and the only way that all browsers have.
    this.context.document.execCommand(name, false, value)
    this.tellStatus()
  }

  /** Within a shadow root some browsers tell of a selection only there. */
  private selection(): Selection | null {
    const root: Node & { getSelection?: () => Selection | null } = this.area.getRootNode()
    return root.getSelection?.() ?? this.context.document.getSelection()
  }

  private endOfText(): Range {
    const range = this.context.document.createRange()
    range.selectNodeContents(this.area)
    range.collapse(false)
    return range
  }

  private told(): void {
    this.context.emit('input', this.contents())
  }

  private tellStatus(): void {
    const { document } = this.context
    const status: Record<string, unknown> = {}
    for (const [name, command] of Object.entries(toggles)) {
      if (document.queryCommandState(command)) status[name] = name
    }
    this.context.emit('statuschange', status)
  }

  private watch(): void {
    const { area } = this
    const { signal } = this.stop
    area.addEventListener('focus', () => this.context.emit('focus', this.contents()))
    area.addEventListener('blur', () => this.context.emit('blur', this.contents()))
    area.addEventListener('input', () => this.told())
    area.addEventListener('paste', (event) => {
      event.preventDefault()
      this.command('insertText', event.clipboardData?.getData('text/plain') ?? '')
    })
    area.addEventListener('drop', (event) => event.preventDefault())
    this.context.document.addEventListener(
      'selectionchange',
      () => {
        const selection = this.selection()
        const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
        if (!range || !area.contains(range.commonAncestorContainer)) return
        this.range = range.cloneRange()
        this.tellStatus()
      },
      { signal },
    )
  }
}

/** The text of a delta, its lines as paragraphs; pictures stay. */
function fromDelta(delta: unknown): unknown[] {
  const ops: unknown = record(delta).ops
  if (!Array.isArray(ops)) return []
  return ops.flatMap((op: unknown): unknown[] => {
    const { insert } = record(op)
    if (typeof insert === 'string') {
      return insert.split('\n').map((line) => ({ name: 'p', children: [{ type: 'text', text: line }] }))
    }
    const { image } = record(insert)
    return typeof image === 'string' ? [{ name: 'img', attrs: { src: image } }] : []
  })
}

export const editor = (context: ElementContext) => new EditorElement(context)
