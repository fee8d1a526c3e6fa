const { listed, run } = require('../../acts')

const acts = [
  {
    id: 'request',
    title: 'A request',
    act: () => wx.request({ url: 'https://example.com/' }).then(({ statusCode, errMsg }) => ({ statusCode, errMsg })),
  },
  {
    id: 'download',
    title: 'A file',
    act: () => wx.downloadFile({ url: 'https://example.com/' }),
  },
  {
    id: 'type',
    title: 'How this device is connected',
    act: () => wx.getNetworkType(),
  },
]

Page({
  data: { acts: listed(acts), said: '' },
  run: run(acts),
})
