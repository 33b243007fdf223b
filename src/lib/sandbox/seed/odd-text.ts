/**
 * Names that people really type, and that break careless programs: other scripts, right-to-left,
 * emoji with joiners, decomposed letters, markup, formulas, white space, look-alikes.
 */
export const oddNames: readonly [string, ...string[]] = [
	'مركز الخليج للخدمات الطبية',
	'בית אריזה צפון בע״מ',
	'株式会社さくら精機',
	'北京晨光科技有限公司',
	'ООО «Северный Ветер»',
	'Ελληνική Ναυτιλία Α.Ε.',
	'บริษัท สยามการพิมพ์ จำกัด',
	'서울종합법무법인',
	'भारत स्टील उद्योग',
	'Cafe\u0301 du Marche\u0301 & Fils',
	'Zu\u0308rcher Kantonalba\u0308ckerei',
	'👩‍⚕️ Happy Paws Vets 🐾',
	'<b>Bold & Sons</b>',
	'<script>alert("Ltd")</script>',
	'=HYPERLINK("http://example.invalid","Click")',
	'+SUM(1+1) Partners',
	'@import Trading',
	'-Minus One GmbH',
	'Two  Spaces   Consulting',
	' Leading and trailing ',
	'Tab\tand "quotes", commas; and \\slashes\\',
	"O'Malley & Söhne 50% Off",
	'Ӏnternational Ρaypal Ltd',
	'Zero\u200bWidth Holdings',
	'Mixed עברית and English Ltd',
	'Ǆungla Istanbul İş Ltd Şti'
];

/** Device names of the same sort. */
export const oddDeviceNames: readonly [string, ...string[]] = [
	'خادم-الرئيسي-01',
	'שרת קבצים 2',
	'受付-PC-03',
	'Сервер 1С',
	'Bu\u0308ro-PC 7',
	'💻 Front desk',
	'<img src=x onerror=alert(1)>',
	'=1+1',
	'@admin-laptop',
	'-old-server-',
	'DESKTOP-  4F2K9QJ',
	'desktop-4f2k9qj',
	'N/A',
	'null',
	'0',
	'Reception "main" \\ left'
];

/** First names of the same sort. */
export const oddFirstNames: readonly [string, ...string[]] = [
	'محمد',
	'美咲',
	'Нина',
	'Zoe\u0308',
	'"Bob"',
	'<i>Eve</i>',
	'=cmd',
	'  Ann  Lee '
];

/** Serial numbers that a mainboard reports when nobody wrote one. */
export const fillerSerials: readonly [string, ...string[]] = [
	'To Be Filled By O.E.M.',
	'Default string',
	'System Serial Number',
	'0',
	'Not Specified',
	'N/A',
	'XXXXXXX'
];

/** Operating systems that no table recognises. */
export const oddSystems: readonly [string, ...string[]] = [
	'Microsoft  Windows 10  Pro 10.0.19045 ',
	'Windows NT 6.1; WOW64',
	'Microsoft Windows 11 专业版 10.0.22631',
	'Microsoft Windows 10 Famille 10.0.19045',
	'Microsoft Windows 10 Enterprise LTSC 10.0.17763',
	'Windows 10.0.20348',
	'Microsoft Windows Server 2008 R2 Standard  Service Pack 1',
	'Chrome OS 129.0.6668.99',
	'unknown',
	''
];

/** Notes that engineers leave on a device. */
export const notes: readonly [string, ...string[]] = [
	'Moved to reception',
	'Spare, kept in the comms cupboard',
	'User asked for a larger screen at next refresh',
	'Battery replaced under warranty',
	'Shared by the front desk team',
	'Licensed for CAD software, do not reimage'
];
