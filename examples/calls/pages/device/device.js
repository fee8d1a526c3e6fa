const { listed, run } = require('../../acts')

const acts = [
  {
    id: 'scan',
    title: 'Read a code',
    needs: 'scanCode',
    act: () => wx.scanCode({}),
  },
  {
    id: 'bars',
    title: 'Read bars by the camera',
    needs: 'scanCode.object.scanType',
    act: () => wx.scanCode({ onlyFromCamera: true, scanType: ['barCode'] }),
  },
  {
    id: 'copy',
    title: 'Copy a word',
    act: () => wx.setClipboardData({ data: 'green tea' }),
  },
  {
    id: 'paste',
    title: 'What was copied',
    act: () => wx.getClipboardData(),
  },
  {
    id: 'call',
    title: 'Call a number',
    act: () => wx.makePhoneCall({ phoneNumber: '123' }),
  },
  {
    id: 'system',
    title: 'What this is',
    act: () => wx.getDeviceInfo(),
  },
]

Page({
  data: { acts: listed(acts), said: '' },
  run: run(acts),
})
