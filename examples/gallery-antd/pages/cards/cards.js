import { gallery, telling } from '../../gallery'

const icons = ['ShopbagOutline', 'TravelOutline', 'PayCircleOutline', 'TeamOutline']
const names = ['Shop', 'Travel', 'Pay', 'Team']
const items = names.map((title, index) => ({ title, description: 'below', icon: icons[index] }))

Page(
  gallery({
    data: {
      items,
      many: [...items, ...items].map((item, index) => ({ ...item, title: `${item.title} ${index}` })),
      columns: [
        { title: 'Name', dataIndex: 'name', key: 'name', width: 200, fixed: true },
        { title: 'Age', dataIndex: 'age', key: 'age', width: 150, sorter: true },
        { title: 'City', dataIndex: 'city', key: 'city', width: 250 },
        { title: 'Likes', dataIndex: 'likes', key: 'likes', width: 250 },
      ],
      rows: [
        { key: 0, name: 'Mei', age: 31, city: 'Hangzhou', likes: 'Tea' },
        { key: 1, name: 'Omar', age: 27, city: 'Cairo', likes: 'Football' },
        { key: 2, name: 'Anna', age: 45, city: 'Berlin', likes: 'Chess' },
      ],
      vouchers: [
        {
          title: 'Off the next lunch',
          desc: 'Until Sunday',
          money: '5',
          threshold: 'from 20',
          actionAreaInfo: { text: 'Use' },
        },
      ],
    },
    ...telling('fold', 'more', 'grid', 'voucher'),
  }),
)
