/** What a type or category is, for rules and lifespans, whatever a tenant calls it. */
export const kinds = [
	'workstation',
	'laptop',
	'server',
	'virtual-machine',
	'switch',
	'firewall',
	'access-point',
	'ups',
	'printer',
	'phone',
	'other'
] as const;

export type Kind = (typeof kinds)[number];

export function isKind(text: string): text is Kind {
	return (kinds as readonly string[]).includes(text);
}

/**
 * First match wins. Names are folded: lower case, no accents, single spaces for all punctuation.
 * English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech, Nordic and Russian words
 * with the abbreviations that MSPs use.
 */
const proposals: readonly (readonly [kind: Kind, name: RegExp])[] = [
	// Belongings that carry a device's word in their name.
	[
		'other',
		/\b(?:software|licen[cs]es?|subscription|warranty|saas|certificate|ssl|dock|docking|monitor|keyboard|kvm|rack|cabinet|controller card|wireless (?:controller|bridge)|wlan controller|thin clients?|zero clients?|tablet|scanner)\b/
	],
	[
		'server',
		/\b(?:esxi?|vmware|hyper v|hypervisor|virtuali[sz]ation|virtual|vm|xen|proxmox) ?(?:server )?(?:host|node|cluster)s?\b|\bhypervisors?\b/
	],
	[
		'virtual-machine',
		/\b(?:vm|vms|vdi|virtual|virtuell\w*|virtuelle?s?|virtuale|virtualni|wirtualn\w*|virtueel|virtuele|azure|ec2|cloud server|hyper v guest)\b|виртуальн/
	],
	[
		'firewall',
		/firewall|\butm\b|pare ?feu|cortafuegos|brandmauer|brandva?gg?|brannmur|palomuuri|zapora|tuzfal|security appliance|\bfortigate|\bsonicwall|межсетевой/
	],
	[
		'access-point',
		/access ?points?\b|\bwaps?\b|\baps?\b|point d acces|borne wi ?fi|punto (?:de acceso|di accesso)|ponto de acesso|toegangspunt|punkt dostepu|zugangspunkt|accesspunkt|tilgangspunkt|pristupovy bod|точка доступа|^(?:wireless|wi ?fi|wlan)$/
	],
	[
		'ups',
		/\bups\b|\busv\b|\bsai\b|\bups ?es\b|uninterruptible|battery backup|onduleur|nobreak|no break|gruppo di continuita|noodvoeding|unterbrechungsfrei|zasilacz awaryjny|\bибп\b/
	],
	[
		'printer',
		/\bprinters?\b|\bmf[pd]\b|multifunction|copiers?\b|photocopier|plotter|drucker|kopierer|imprimante|impresora|impressora|stampant|drukark|tiskarn|skrivare|skriver|kopiator|tulostin|принтер|мфу/
	],
	[
		'server',
		/\bservers?\b|\bsrv\b|serveur|servidor|serwer|szerver|palvelin|сервер|domain controller|\bnas\b|\bsan\b|\bstorage\b|\bblade\b|\bhosts?\b|\besxi?\b/
	],
	[
		'switch',
		/\bswitch(?:es)?\b|commutateur|conmutador|comutador|prze[lł]acznik|prepinac|kytkin|коммутатор/
	],
	[
		'phone',
		/phones?\b|\bvoip\b|handset|\btelefon|telephone|\btelefoon|puhelin|телефон|\bmobile device\b/
	],
	['laptop', /\bmobile (?:workstation|computer|pc)s?\b/],
	['workstation', /workstations?\b|\bdesktops?\b|werkstation|werkplek|arbeitsplatz|arbeitsstation/],
	[
		'laptop',
		/laptops?\b|notebooks?\b|ultrabook|macbook|chromebook|\bsurface\b|\bportables?\b|portatil|\bportatile|\bb[aæ]rbar|\bdraagbare|przenosny|kannettava|ноутбук/
	],
	[
		'workstation',
		/\bpcs?\b|\bcomputers?\b|\bimacs?\b|\bmacs?\b|mac (?:mini|studio|pro)|all in one|\baio\b|rechner|\bposte|ordinateur|estacion|\bequipo|estacao|postazione|stacja robocza|komputer|arbetsstation|\bdator|arbejdsstation|arbeidsstasjon|pracovni stanice|pocitac|tyoasema|рабоч|компьютер/
	]
];

/**
 * Proposes the kind of a type or category from its name; "other" where nothing fits. A proposal only:
 * the person's choice for the type or category stands over it.
 */
export function proposeKind(name: string | null | undefined): Kind {
	const folded = (name ?? '')
		.slice(0, 200)
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	return proposals.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'other';
}
