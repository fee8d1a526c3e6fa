import { join } from 'node:path'
import { folderTree, memoryTree } from '@sampan/miniprogram/compiler'
import { expect, test } from 'vitest'
import type { ProgramStage } from '../../../testkit/miniPrograms/stage.ts'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'

// Component libraries as they are published, unmodified, on one page each: nothing fails, and what they are for works.

const stages = useStages()

const modules = join(import.meta.dirname, '..', '..', '..', 'node_modules')

async function pageWith(
  packageName: string,
  usingComponents: Record<string, string>,
  template: string,
  script: string,
): Promise<ProgramStage> {
  const tree = memoryTree('library', {
    'app.json': '{"pages":["page"],"window":{"navigationBarTitleText":"Library"}}',
    'app.js': 'App({})',
    'package.json': JSON.stringify({ dependencies: { [packageName]: '*' } }),
    'page.json': JSON.stringify({ usingComponents }),
    'page.wxml': template,
    'page.js': script,
  })
  const packages = new Map<string, Awaited<ReturnType<typeof folderTree>>>()
  for (const name of [packageName, 'tslib', 'dayjs', 'tinycolor2', 'marked']) {
    try {
      packages.set(name, await folderTree(join(modules, name)))
    } catch {
      // Not every library needs each of these.
    }
  }
  tree.packageTree = (name) => packages.get(name) ?? null
  return stages.open(tree)
}

const named = (names: string, prefix: string, path: (name: string) => string) =>
  Object.fromEntries(names.split(' ').map((name) => [`${prefix}-${name}`, path(name)]))

test('tdesign-miniprogram', async () => {
  const stage = await pageWith(
    'tdesign-miniprogram',
    named(
      'button cell cell-group tabs tab-panel input switch checkbox checkbox-group radio radio-group stepper rate tag badge avatar icon progress slider search swiper notice-bar collapse collapse-panel steps step-item grid grid-item toast dialog popup picker picker-item swipe-cell loading empty divider image textarea navbar tab-bar tab-bar-item upload dropdown-menu dropdown-item calendar date-time-picker count-down skeleton sticky back-top fab footer link result message side-bar side-bar-item indexes cascader tree-select pull-down-refresh action-sheet image-viewer guide overlay transition',
      't',
      (name) => `tdesign-miniprogram/${name}/${name}`,
    ),
    `<t-notice-bar visible="{{true}}" content="Notice bar text"/>
<t-search placeholder="Search" value="{{q}}"/>
<t-tabs defaultValue="{{0}}"><t-tab-panel label="One" value="0"><view>first</view></t-tab-panel><t-tab-panel label="Two" value="1">second</t-tab-panel></t-tabs>
<view style="padding:16rpx"><t-button theme="primary" size="large" block bind:tap="tap">Primary {{n}}</t-button></view>
<t-cell-group title="cells"><t-cell title="Cell" note="note" arrow hover/><t-cell title="Switch"><t-switch slot="note" value="{{sw}}" bind:change="sw"/></t-cell></t-cell-group>
<t-input label="Name" placeholder="Your name" value="{{name}}" bind:change="name"/>
<view style="padding:16rpx;background:#fff"><t-stepper value="{{3}}" theme="filled"/> <t-rate value="{{3}}"/> <t-tag theme="primary">tag</t-tag> <t-badge count="8"><t-icon name="notification" size="48rpx"/></t-badge> <t-avatar>A</t-avatar> <t-loading theme="circular" size="40rpx"/></view>
<t-checkbox-group value="{{['a']}}" options="{{[{value:'a',label:'Check A'},{value:'b',label:'Check B'}]}}"/>
<t-radio-group value="1" options="{{[{value:'1',label:'R1'},{value:'2',label:'R2'}]}}"/>
<t-progress percentage="60"/><t-slider value="40"/>
<t-steps current="{{1}}"><t-step-item title="s1"/><t-step-item title="s2"/><t-step-item title="s3"/></t-steps>
<t-grid column="{{4}}"><t-grid-item text="g1" icon="home"/><t-grid-item text="g2" icon="user"/><t-grid-item text="g3" icon="shop"/></t-grid>
<t-collapse defaultValue="{{[0]}}"><t-collapse-panel header="Panel" value="{{0}}">content</t-collapse-panel></t-collapse>
<t-swipe-cell right="{{[{text:'del',className:'x'}]}}"><t-cell title="swipe me"/></t-swipe-cell>
<t-count-down time="{{96400000}}"/><t-divider content="divider"/>
<t-dialog visible="{{dlg}}" title="Dialog" content="Hello" confirm-btn="OK" bind:confirm="close"/>
<t-toast id="t-toast"/>
<t-popup visible="{{pop}}" placement="bottom"><view style="height:300rpx">popup</view></t-popup>
<t-picker visible="{{pick}}" title="Pick" cancelBtn="no" confirmBtn="yes"><t-picker-item options="{{[{label:'x',value:'x'},{label:'y',value:'y'}]}}"/></t-picker>
<t-date-time-picker title="date" visible="{{false}}" mode="date" value="2021-12-23"/>
<t-skeleton row-col="{{[1,1]}}" loading="{{true}}"/><t-empty icon="info-circle-filled" description="Empty"/><t-footer text="footer"/>`,
    `import Toast from 'tdesign-miniprogram/toast/index';
Page({data:{n:0,sw:true,dlg:false,pop:false,pick:false,name:'',q:''}, tap(){ this.setData({n:this.data.n+1, dlg:true}); }, close(){ this.setData({dlg:false}); Toast({context:this, selector:'#t-toast', message:'toast!'}) }, sw(e){this.setData({sw:e.detail.value})}, name(e){ this.setData({name:e.detail.value}) } })`,
  )
  const frame = await stage.open()
  await frame.getByText('Primary 0').click()
  await expect.poll(() => frame.getByText('Primary 1').count()).toBe(1)
  await frame.getByText('OK', { exact: true }).click()
  await expect.poll(() => frame.getByText('toast!').isVisible()).toBe(true)
  expect(await stage.errors()).toEqual([])
})

test('@vant/weapp', async () => {
  const stage = await pageWith(
    '@vant/weapp',
    named(
      'button cell cell-group tab tabs field switch checkbox radio radio-group stepper rate tag icon progress slider search notice-bar collapse collapse-item steps grid grid-item toast dialog popup picker swipe-cell loading empty divider image nav-bar tabbar tabbar-item count-down skeleton sticky goods-action goods-action-button circle panel sidebar sidebar-item submit-bar card overlay action-sheet datetime-picker dropdown-menu dropdown-item col row transition uploader area calendar cascader index-bar index-anchor notify share-sheet tree-select',
      'van',
      (name) => `@vant/weapp/${name}/index`,
    ),
    `<van-notice-bar text="notice text long long long"/>
<van-search value="" placeholder="search"/>
<van-tabs active="{{0}}" bind:change="c"><van-tab title="T1">c1</van-tab><van-tab title="T2">c2</van-tab><van-tab title="T3">c3</van-tab></van-tabs>
<van-button type="primary" bind:click="tap">Button {{n}}</van-button><van-button type="danger" plain round size="small" loading>x</van-button>
<van-cell-group><van-cell title="cell" value="v" is-link icon="location-o"/><van-field label="Name" value="{{name}}" placeholder="name" bind:change="name"/></van-cell-group>
<van-switch checked="{{sw}}" bind:change="sw"/><van-checkbox value="{{true}}">check</van-checkbox><van-radio-group value="1"><van-radio name="1">r1</van-radio><van-radio name="2">r2</van-radio></van-radio-group>
<van-stepper value="{{1}}" bind:change="st"/><view id="st">{{st}}</view><van-rate value="{{3}}"/><van-tag type="primary">tag</van-tag><van-icon name="chat" info="5" size="30px"/><van-progress percentage="50"/><van-slider value="50"/>
<van-collapse value="{{['1']}}"><van-collapse-item title="t1" name="1">body</van-collapse-item></van-collapse>
<van-steps steps="{{[{text:'s1',desc:'d'},{text:'s2',desc:'d'}]}}" active="{{0}}"/>
<van-grid><van-grid-item icon="photo-o" text="t" wx:for="{{4}}" wx:key="index"/></van-grid>
<van-swipe-cell right-width="{{65}}"><van-cell title="swipe"/><view slot="right">del</view></van-swipe-cell>
<van-count-down time="{{1080000}}"/><van-card num="2" price="2.00" desc="desc" title="title" thumb="https://x/y.png"/>
<van-dropdown-menu><van-dropdown-item value="{{0}}" options="{{[{text:'o1',value:0},{text:'o2',value:1}]}}"/></van-dropdown-menu>
<van-picker columns="{{['a','b','c']}}"/>
<van-tree-select items="{{[{text:'i1',children:[{text:'c1',id:1}]}]}}" main-active-index="{{0}}"/>
<van-dialog id="van-dialog"/><van-toast id="van-toast"/><van-popup show="{{pop}}" position="bottom">pop</van-popup>`,
    `import Dialog from '@vant/weapp/dialog/dialog'; import Toast from '@vant/weapp/toast/toast';
Page({data:{n:0,sw:true,name:'',pop:false,st:''}, tap(){ this.setData({n:this.data.n+1}); Dialog.alert({title:'Title',message:'msg'}).then(()=>Toast('done')) }, c(){}, st(e){this.setData({st:JSON.stringify(e.detail)})}, sw(e){this.setData({sw:e.detail})}, name(e){this.setData({name:e.detail})} })`,
  )
  const frame = await stage.open()
  await frame.locator('[class*=stepper__plus]').first().click()
  await expect.poll(() => frame.locator('#st').textContent()).toBe('2')
  await frame.getByText('Button 0').click()
  await expect.poll(() => frame.getByText('msg').isVisible()).toBe(true)
  await frame.locator('[class*=dialog__confirm]').last().click()
  await expect.poll(() => frame.getByText('done').isVisible()).toBe(true)
  expect(await stage.errors()).toEqual([])
})

test('weui-miniprogram', async () => {
  const stage = await pageWith(
    'weui-miniprogram',
    named(
      'cell cells slideview badge gallery searchbar icon loading tabbar grids form form-page toptips dialog half-screen-dialog actionsheet msg navigation-bar checkbox checkbox-group uploader',
      'mp',
      (name) => `weui-miniprogram/${name}/${name}`,
    ),
    `<mp-cells title="Cells"><mp-cell title="one" value="v" link></mp-cell><mp-cell>two</mp-cell></mp-cells><mp-searchbar/><mp-badge content="8"/><mp-icon icon="add" color="black" size="{{25}}"/><mp-loading show type="circle"/>
<mp-checkbox-group prop="c" bind:change="ch"><mp-checkbox label="cb1" value="1"/><mp-checkbox label="cb2" value="2"/></mp-checkbox-group><view id="ch">{{ch}}</view>
<mp-grids grids="{{[{text:'g1'},{text:'g2'}]}}"/><mp-slideview buttons="{{[{text:'del'}]}}"><mp-cell title="slide"/></mp-slideview><mp-msg type="success" title="ok" size="{{64}}"/><mp-toptips msg="tip" show type="error"/><button bindtap="d">dialog</button><mp-dialog title="T" show="{{dlg}}" buttons="{{[{text:'ok'}]}}" bindbuttontap="o">content</mp-dialog>`,
    `Page({data:{dlg:false,ch:""},d(){this.setData({dlg:true})},o(){this.setData({dlg:false})},ch(e){this.setData({ch:JSON.stringify(e.detail)})}})`,
  )
  const frame = await stage.open()
  await frame.getByText('cb1').click()
  await expect.poll(() => frame.locator('#ch').textContent()).toBe('{"value":["1"]}')
  await frame.locator('wx-button', { hasText: 'dialog' }).click()
  await expect.poll(() => frame.getByText('content').isVisible()).toBe(true)
  expect(await stage.errors()).toEqual([])
})
