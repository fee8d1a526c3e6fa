import ActionSheet, { ActionSheetTheme } from 'tdesign-miniprogram/action-sheet/index'
import Dialog from 'tdesign-miniprogram/dialog/index'
import Message from 'tdesign-miniprogram/message/index'
import Toast from 'tdesign-miniprogram/toast/index'

const tell = require('../../tell')

Page({
  data: {
    said: '',
    names: ['toast', 'message', 'dialog', 'sheet', 'popup', 'overlay', 'transition', 'guide'],
    popup: false,
    overlay: false,
    transition: false,
    bubble: false,
    guide: -1,
    steps: [],
  },
  onReady() {
    this.setData({
      steps: [
        {
          element: () =>
            new Promise((resolve) => wx.createSelectorQuery().select('#guided').boundingClientRect(resolve).exec()),
          title: 'The first step',
          body: 'Here is something to see',
          placement: 'top',
        },
      ],
    })
  },
  tell,
  show(event) {
    const { name } = event.currentTarget.dataset
    const acts = {
      toast: () => Toast({ context: this, selector: '#t-toast', message: 'A toast', theme: 'success' }),
      message: () =>
        Message.info({ context: this, offset: [20, 32], content: 'A message', duration: -1, closeBtn: true }),
      dialog: () =>
        Dialog.confirm({ context: this, title: 'Dialog', content: 'Is it so?', confirmBtn: 'Yes', cancelBtn: 'No' })
          .then(() => this.setData({ said: 'dialog yes' }))
          .catch(() => this.setData({ said: 'dialog no' })),
      sheet: () =>
        ActionSheet.show({
          theme: ActionSheetTheme.List,
          selector: '#t-action-sheet',
          context: this,
          cancelText: 'Cancel',
          items: [{ label: 'First' }, { label: 'Second', color: '#d54941' }],
        }),
      guide: () => this.setData({ guide: 0 }),
    }
    if (acts[name]) acts[name]()
    else this.setData({ [name]: true })
  },
  chosen(event) {
    this.setData({ said: `sheet ${event.detail.selected.label}` })
  },
  closed() {
    this.setData({ popup: false, overlay: false, said: 'closed' })
  },
  pop() {
    this.setData({ bubble: true })
  },
  bubbled(event) {
    this.setData({ bubble: event.detail.visible })
  },
  guided(event) {
    this.setData({ guide: -1, said: `guide ${event.type}` })
  },
})
