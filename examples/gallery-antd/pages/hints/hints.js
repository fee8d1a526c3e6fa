import { gallery, telling } from '../../gallery'

Page(
  gallery({
    data: {
      asks: true,
      guides: false,
      list: [
        { id: 'scan', text: 'Scan', icon: 'ScanningOutline' },
        { id: 'pay', text: 'Pay', icon: 'PayCircleOutline', showBadge: true },
      ],
      feelings: [
        { id: '1', text: 'Good', icon: 'SmileOutline' },
        { id: '2', text: 'Not so good', icon: 'FrownOutline' },
      ],
      tour: [
        { left: '20', top: '120', imageUrl: '/images/leaf.svg', imageMode: 'aspectFit' },
        { left: '120', top: '240', imageUrl: '/images/leaf.svg', imageMode: 'aspectFit' },
      ],
    },
    ...telling('hint', 'felt', 'step'),
    asked(asks) {
      this.setData({ asks })
    },
    chosen(item) {
      this.say(`chosen ${item.id}`)
    },
    guide() {
      this.setData({ guides: true })
    },
    stop() {
      this.setData({ guides: false })
      this.say('stopped')
    },
  }),
)
