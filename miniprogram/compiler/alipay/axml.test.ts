import { describe, expect, it } from 'vitest'
import { compile } from '../compiler.ts'
import { MemoryTree } from '../source/tree.ts'
import { bindMethods } from '../template/methods.ts'
import { compiled, load } from '../testing/run.ts'
import { rewriteAxml } from './axml.ts'
import { rewriteSjs } from './sjs.ts'

const rewritten = (source: string, components: string[] = []) => rewriteAxml('a.axml', source, new Set(components)).text

describe('AXML becomes WXML', () => {
  it.each([
    [
      'directives',
      '<view a:if="{{x}}" /><view a:elif="{{y}}" /><view a:else />',
      '<view wx:if="{{x}}" /><view wx:elif="{{y}}" /><view wx:else />',
    ],
    ['keys of items', '<view a:for="{{l}}" a:key="{{item.id}}" />', '<view wx:for="{{l}}" wx:key="id" />'],
    ['keys by brackets', `<view a:for="{{l}}" key="{{item['id']}}" />`, '<view wx:for="{{l}}" wx:key="id" />'],
    ['items as keys', '<view a:for="{{l}}" a:key="{{item}}" />', '<view wx:for="{{l}}" wx:key="*this" />'],
    [
      'events of base elements',
      '<view onTap="a" catchTap="b" onLongTap="c" />',
      '<view bind:tap="a" catch:tap="b" bind:longtap="c" />',
    ],
    [
      'names of attributes',
      '<scroll-view scrollX="{{true}}" data-fooBar="1" />',
      '<scroll-view scroll-x="{{true}}" data-fooBar="1" />',
    ],
    ['nothing of components', '<my-list onTap="a" scrollX="1" />', '<my-list onTap="a" scrollX="1" />'],
    ['SJS', '<import-sjs from="./u.sjs" name="u" />', '<wxs module="u" src="./u.wxs" />'],
    ['imports', '<import src="./t.axml" />', '<import src="./t.wxml" />'],
    ['indents in texts', '<text>\n  a {{b}}\n  <text>c </text>\n</text>', '<text>a {{b}}<text>c </text></text>'],
    ['slots with computed names', '<slot name="{{x.a}}" />', `<slot name="{{(x.a)||'-'}}" />`],
    [
      'template strings',
      `<view id="{{\`a-\${x.b}\`}}">{{\`\${n} it's\`}}</view>`,
      `<view id="{{('a-'+(x.b)+'')}}">{{(''+(n)+' it\\'s')}}</view>`,
    ],
    [
      'template strings in others',
      `<view id='{{\`a\${x ? \`b\${y}\` : \`c\`}\`}}' />`,
      `<view id='{{("a"+(x ? ("b"+(y)+"") : ("c"))+"")}}' />`,
    ],
    ['quotes that are none', '<view id="{{`a`}}">`b` {{c}}</view>', '<view id="{{(\'a\')}}">`b` {{c}}</view>'],
    ['white space in slots', '<slot name="a">\n</slot>', '<slot name="a"></slot>'],
  ])('%s', (_, source, expected) => {
    expect(rewritten(source)).toBe(expected)
  })

  it('what a program names as a component is none of the base elements', () => {
    expect(rewritten('<list-view onTap="a" /><button onTap="a" />', ['button'])).toBe(
      '<list-view bind:tap="a" /><button onTap="a" />',
    )
  })

  it('shows what stands in a slot where nobody fills it, and tells who does', () => {
    expect(rewritten('<slot name="left-icon" a:if="{{x}}">none</slot>')).toBe(
      `<block wx:if="{{x}}"><slot name="left-icon" ></slot><block wx:if="{{!slotsGiven['left_icon']}}">none</block></block>`,
    )
    expect(rewritten('<my-card><view slot="left-icon" /> text</my-card>')).toBe(
      '<my-card slots-given="{{ {left_icon:true,default:true} }}"><view slot="left-icon" /> text</my-card>',
    )
    expect(rewritten('<my-card>\n  <!-- nothing -->\n</my-card>')).not.toContain('slots-given')
  })

  it('a slot is filled under the condition of what fills it, and by a slot that was filled itself', () => {
    const given = (inner: string) => /slots-given="([^"]*)"/.exec(rewritten(`<my-card>${inner}</my-card>`))?.[1]
    expect(given('<view a:if="{{x}}" slot="a" />')).toBe('{{ {a:!!(x)} }}')
    expect(given('<view a:if="{{x}}" slot="a" /><view a:else slot="a" />')).toBe('{{ {a:true} }}')
    expect(given('<view a:if="{{x}}" slot="a" slot-scope="p">{{p.b}}</view>')).toBe('{{ {a:true} }}')
    expect(given('<slot name="b" slot="a" />')).toBe("{{ {a:!!slotsGiven['b']} }}")
    expect(given('<slot name="b" slot="a">else</slot>')).toBe('{{ {a:true} }}')
  })

  it('closes what is open, and passes over what ends nothing', () => {
    const result = rewriteAxml('a.axml', '<my-list>\n  <my-a><text>x</text>\n  </my-b>\n</my-list>\n<view>', new Set())
    expect(result.text.replace(/ slots-given="[^"]*"/g, '')).toBe(
      '<my-list>\n  <my-a><text>x</text>\n  \n</my-a></my-list>\n<view>',
    )
    expect(result.diagnostics.map(({ severity, line, column }) => [severity, line, column])).toEqual([
      ['warning', 3, 3],
      ['warning', 2, 3],
    ])
  })

  it('hands on the values of slots by name', () => {
    const result = rewriteAxml(
      'a.axml',
      `<my-list><view slot="row" slot-scope="p">{{p.item.name}}{{x.p.y}}{{p.index + 1}}</view></my-list>`,
      new Set(),
    )
    expect(result.text).toContain(
      'slot:item="p__item" slot:index="p__index">{{p__item.name}}{{x.p.y}}{{p__index + 1}}</view>',
    )
    expect(result.dynamicSlots).toBe(false)
    expect(rewriteAxml('a.axml', '<slot name="row" item="{{x}}" />', new Set()).dynamicSlots).toBe(true)
    expect(rewriteAxml('a.axml', '<view a:for="{{l}}"><slot /></view>', new Set()).dynamicSlots).toBe(true)
    const whole = rewriteAxml('a.axml', '<my-list>\n<view slot-scope="p">{{p}}</view></my-list>', new Set())
    expect(whole.diagnostics.map(({ code, line }) => [code, line])).toEqual([['template.syntax', 2]])
  })
})

describe('methods of values', () => {
  it('know what they belong to', () => {
    expect(bindMethods(`O(N,"b",P(X(D.f).x)("P(X(",P(X(D.g).h)(1)));P(X(D.l)[$B])(1)`)).toBe(
      `O(N,"b",P(X(D.f).x,D.f)("P(X(",P(X(D.g).h,D.g)(1)));P(X(D.l)[$B])(1)`,
    )
    expect(bindMethods('P(X(P(X(D.a).b)(")")).c)(2)')).toBe('P(X(P(X(D.a).b,D.a)(")")).c,P(X(D.a).b,D.a)(")"))(2)')
  })
})

describe('SJS', () => {
  it('becomes CommonJS, a default export being the module itself', () => {
    expect(rewriteSjs("import a, { b as c } from './x.sjs'\nexport const d = 1\nexport default { a, c }")).toBe(
      "var __sjs0=require('./x.sjs'),a=__sjs0,c=__sjs0.b;\nconst d = 1\nmodule.exports = { a, c };module.exports.d=d",
    )
    expect(rewriteSjs('module.exports = 1')).toBe('module.exports = 1')
  })
})

describe('a program for Alipay', () => {
  const files = {
    'app.json': JSON.stringify({ pages: ['p/p'], window: { defaultTitle: 'T' }, tabBar: { items: [] } }),
    'app.js': 'App({})',
    'p/p.json': '{"defaultTitle":"P","usingComponents":{"card":"../card/card"}}',
    'p/p.js': 'Page({})',
    'p/p.acss': '.a { width: 75rpx }',
    'p/p.axml': '<import-sjs from="../u.sjs" name="u" />\n<view onTap="{{u.name(x)}}"><card onTap="x">a</card></view>',
    'card/card.json': '{"component":true}',
    'card/card.js': 'Component({ props: { onTap: null } })',
    'card/card.axml': '<slot>empty</slot>',
    'u.sjs': 'export default { name: function (x) { return x.constructor } }',
  }

  it('compiles to the same bundle, said in its dialect', async () => {
    const bundle = await compiled(new MemoryTree('ali', files))
    expect(bundle.manifest.dialect).toBe('alipay')
    expect(bundle.manifest.pages['p/p']?.window).toMatchObject({ navigationBarTitleText: 'P' })
    expect(bundle.styles('_mp/p/p.css.json').sheets['p/p']).toBe('.a { width: 10vw }')
    const loader = load(bundle, 'p/p')
    expect(loader.template('p/p')?.content).toBeTypeOf('function')
    const u = loader.wxs('u') as { name(value: unknown): unknown }
    expect(u.name([])).toBe('Array')
    expect(loader.component('card/card')?.config).toMatchObject({ styleIsolation: 'shared', slots: 'multiple' })
  })

  it.each([
    [{}, '#ffffff', 'black'],
    [{ titleBarColor: '#108ee9' }, '#108ee9', 'white'],
    [{ titleBarColor: '#FFF' }, '#FFF', 'black'],
    [{ titleBarColor: '@bar' }, '@bar', 'black'],
    [{ titleBarColor: '#000', navigationBarTextStyle: '@text' }, '#000', '@text'],
  ])('has a bar that can be read: %j', async (window, color, words) => {
    const app = JSON.stringify({ pages: ['p/p'], window })
    const { manifest } = await compiled(new MemoryTree('ali', { ...files, 'app.json': app }))
    expect(manifest.app.window).toMatchObject({ navigationBarBackgroundColor: color, navigationBarTextStyle: words })
  })

  it('has a bar that follows the theme where the program does', async () => {
    const app = JSON.stringify({ pages: ['p/p'], darkmode: true })
    const { manifest } = await compiled(new MemoryTree('ali', { ...files, 'app.json': app }))
    const { theme, window } = manifest.app
    const bar = (name: 'light' | 'dark') =>
      [window.navigationBarBackgroundColor, window.navigationBarTextStyle].map(
        (value) => theme?.[name][String(value).slice(1)],
      )
    expect([bar('light'), bar('dark')]).toEqual([
      ['#ffffff', 'black'],
      ['#1a1a1a', 'white'],
    ])
  })

  it('tells places of the source, not of what became of it', async () => {
    const source = '<view\n  a:if="{{x}}" scrollX="{{a}}" onLongTap="b" title="{{b +}}" />'
    const { diagnostics } = await compile(new MemoryTree('ali', { ...files, 'p/p.axml': source }))
    const column = (source.split('\n')[1] ?? '').indexOf('}}" />') + 1
    expect(diagnostics.map(({ code, file, line, column: at }) => [code, file, line, at])).toEqual([
      ['template.syntax', 'p/p.axml', 2, column],
    ])
  })
})
