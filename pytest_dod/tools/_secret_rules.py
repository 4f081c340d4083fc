"""The shapes that providers give their credentials, as data.

A row is the kind as a person reads it, the literal texts a match starts with, and what follows
them. Where the distinctive text stands inside the credential, `lead` is the pattern before it and
`reach` how many characters that can be. Every quantifier is bounded, so that no input can make a
match slow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

_UUID = r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"


@dataclass(frozen=True)
class Rule:
    """One provider shape. `ends` says what may not follow it."""

    kind: str
    starts: tuple[str, ...]
    body: str
    lead: str = ""
    reach: int = 0
    ends: str = r"(?![A-Za-z0-9_])"
    flags: int = field(default=0)

    def pattern(self) -> re.Pattern[str]:
        """The whole credential, anchored at its first character (at `lead`, if there is one)."""
        return _compile(self)


@cache
def _compile(rule: Rule) -> re.Pattern[str]:
    starts = "|".join(re.escape(start) for start in rule.starts)
    return re.compile(f"{rule.lead}(?:{starts}){rule.body}{rule.ends}", rule.flags)


RULES: tuple[Rule, ...] = (
    # code hosting
    Rule("GitHub token", ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"), r"[A-Za-z0-9_]{36,255}"),
    Rule("GitHub fine-grained token", ("github_pat_",), r"[A-Za-z0-9_]{40,255}"),
    Rule("GitLab access token", ("glpat-",), r"[\w-]{20,300}(?:\.[0-9a-z]{2}[0-9a-z]{7})?"),
    Rule(
        "GitLab token",
        ("gldt-", "glft-", "glsoat-", "glrt-", "glcbt-", "glimt-", "glffct-", "glptt-", "glagent-"),
        r"[\w-]{20,300}(?:\.[0-9a-z]{2}[0-9a-z]{7})?",
    ),
    Rule("GitLab application secret", ("gloas-",), r"[\w-]{40,80}"),
    Rule("GitLab runner registration token", ("GR1348941",), r"[\w-]{20,40}"),
    Rule("Bitbucket app password", ("ATBB",), r"[A-Za-z0-9]{28,40}"),
    Rule("Atlassian API token", ("ATATT3", "ATCTT3"), r"[\w=-]{60,260}"),
    Rule("Trello token", ("ATTA",), r"[0-9a-f]{60,80}"),
    Rule("Sourcegraph token", ("sgp_",), r"(?:(?:[0-9a-fA-F]{16}|local)_)?[0-9a-fA-F]{40}"),
    # cloud
    Rule("AWS access key", ("AKIA", "ASIA", "ABIA", "ACCA"), r"[A-Z0-9]{16}"),
    Rule("AWS Bedrock key", ("ABSK",), r"[A-Za-z0-9+/]{100,280}={0,2}"),
    Rule("AWS Bedrock key", ("bedrock-api-key-",), r"[A-Za-z0-9+/=]{40,4000}"),
    Rule("Google API key", ("AIza",), r"[\w-]{35}"),
    Rule("Google API key", ("AQ.Ab",), r"[\w-]{40,90}"),
    Rule("Google OAuth client secret", ("GOCSPX-",), r"[\w-]{24,40}"),
    Rule("Google OAuth access token", ("ya29.",), r"[\w-]{30,1500}"),
    Rule("Google OAuth refresh token", ("1//0",), r"[\w-]{35,150}"),
    Rule("Firebase server key", (":APA91b",), r"[\w-]{120,200}", r"AAAA[\w-]{7}", 12),
    Rule("Azure AD client secret", ("Q~",), r"[\w~.-]{31,34}", r"[\w~.-]{3}\d", 5),
    Rule("Azure service key", ("JQQJ99",), r"[A-Za-z0-9]{20,40}", r"[A-Za-z0-9]{52}", 53),
    Rule("Azure DevOps token", ("AZDO",), r"[A-Za-z0-9]{4,8}", r"[A-Za-z0-9]{76}", 77),
    Rule("Azure function key", ("AzFu",), r"[\w-]{5,8}={0,2}", r"[\w-]{44}", 45),
    Rule(
        "Azure resource key",
        ("+ASt", "AzSe", "AzCa", "APIM", "ACDb", "AIoT", "+AMC", "+ABa"),
        r"[A-Za-z0-9+/]{4,8}={1,2}",
        r"[A-Za-z0-9+/]{33,76}",
        77,
    ),
    Rule("DigitalOcean token", ("dop_v1_", "doo_v1_", "dor_v1_"), r"[0-9a-f]{64}"),
    Rule("DigitalOcean Spaces key", ("DO00", "DO801"), r"[A-Z0-9]{15,17}"),
    Rule("Heroku API key", ("HRKU-",), r"[\w-]{36,70}"),
    Rule("Alibaba Cloud key", ("LTAI",), r"[A-Za-z0-9]{16,24}"),
    Rule("Tencent Cloud key", ("AKID",), r"[A-Za-z0-9]{32}"),
    Rule("Yandex Cloud key", ("AQVN",), r"[\w-]{35,38}"),
    Rule("Yandex token", ("y0_", "y1_", "y2_"), r"[\w-]{50,70}"),
    Rule("Cloudflare token", ("cfut_", "cfat_", "cfk_"), r"[A-Za-z0-9]{40,60}"),
    Rule("Cloudflare origin CA key", ("v1.0-",), r"[0-9a-f]{24}-[0-9a-f]{146}"),
    Rule("Fly.io token", ("fo1_",), r"[\w-]{40,50}"),
    Rule("Fly.io token", ("fm1r_", "fm1a_", "fm2_"), r"[A-Za-z0-9+/]{80,1500}={0,3}"),
    Rule("Render API key", ("rnd_",), r"[A-Za-z0-9]{24,40}"),
    Rule("Netlify token", ("nfp_", "nfc_", "nfo_", "nfb_", "nfu_"), r"[A-Za-z0-9]{36,40}"),
    Rule("Vercel token", ("vcp_", "vck_", "vca_", "vci_", "vcr_"), r"[\w-]{24,60}"),
    Rule("Scalingo token", ("tk-us-",), r"[\w-]{48}"),
    Rule("Tailscale key", ("tskey-",), r"[a-z]{2,10}-[A-Za-z0-9]{6,30}(?:-[A-Za-z0-9]{16,50})?"),
    # payment
    Rule(
        "Stripe secret key",
        ("sk_live_", "sk_test_", "rk_live_", "rk_test_", "sk_prod_", "rk_prod_"),
        r"[A-Za-z0-9]{16,250}",
    ),
    Rule("webhook signing secret", ("whsec_",), r"[A-Za-z0-9+/]{24,90}={0,2}"),
    Rule("Square token", ("sq0atp-", "sq0csp-", "sq0idp-"), r"[\w-]{22,60}"),
    Rule("Square token", ("EAAA",), r"[\w-]{60}"),
    Rule(
        "Braintree access token",
        ("access_token$production$", "access_token$sandbox$"),
        r"[0-9a-z]{16}\$[0-9a-f]{32}",
    ),
    Rule("Plaid access token", ("access-production-", "access-sandbox-"), _UUID),
    Rule("Plaid access token", ("access-development-",), _UUID),
    Rule("Razorpay key", ("rzp_live_", "rzp_test_"), r"[A-Za-z0-9]{14,24}"),
    Rule("Flutterwave secret key", ("FLWSECK_TEST-", "FLWSECK-"), r"[A-Za-z0-9]{12,40}(?:-X)?"),
    Rule("Shippo token", ("shippo_live_", "shippo_test_"), r"[0-9a-fA-F]{40}"),
    Rule("EasyPost API key", ("EZAK", "EZTK"), r"[A-Za-z0-9]{54}"),
    Rule("Duffel token", ("duffel_live_", "duffel_test_"), r"[\w=-]{43}"),
    Rule("Paddle API key", ("pdl_live_apikey_", "pdl_sdbx_apikey_"), r"[A-Za-z0-9_]{40,60}"),
    Rule("secret API key", ("sk_", "sk_sbox_"), r"[a-z0-9]{26,64}[*#$=]?"),
    Rule("Shopify token", ("shpat_", "shpca_", "shppa_", "shpss_", "shptka_"), r"[0-9a-fA-F]{32}"),
    # chat and mail
    Rule(
        "Slack token",
        ("xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxo-", "xoxc-", "xoxd-", "xoxe-"),
        r"[A-Za-z0-9%+/=-]{18,400}",
    ),
    Rule("Slack token", ("xoxe.xoxb-", "xoxe.xoxp-"), r"\d-[A-Za-z0-9]{100,200}"),
    Rule("Slack app token", ("xapp-",), r"\d-[A-Za-z0-9]{6,14}-\d{6,16}-[a-z0-9]{20,80}"),
    Rule(
        "Slack webhook",
        ("hooks.slack.com/",),
        r"(?:services|workflows|triggers)/[A-Za-z0-9/]{20,80}",
        ends="",
    ),
    Rule(
        "Discord webhook",
        ("discord.com/api/webhooks/", "discordapp.com/api/webhooks/"),
        r"\d{17,20}/[\w-]{60,80}",
    ),
    Rule("Discord token", ("mfa.",), r"[\w-]{80,100}"),
    Rule(
        "Microsoft Teams webhook",
        (".webhook.office.com/webhookb2/",),
        rf"{_UUID}@{_UUID}/IncomingWebhook/[0-9a-f]{{32}}/{_UUID}[\w/-]{{0,80}}",
    ),
    Rule(
        "Google Chat webhook",
        ("chat.googleapis.com/v1/spaces/",),
        r"[\w-]{6,20}/messages\?key=[\w-]{30,60}(?:&|&amp;)token=[\w%-]{30,80}",
    ),
    Rule("Zapier webhook", ("hooks.zapier.com/hooks/catch/",), r"\d{4,12}/[a-z0-9]{5,12}"),
    Rule("Telegram bot token", (":A",), r"[\w-]{33,34}", r"\d{7,12}", 12),
    Rule("SendGrid API key", ("SG.",), r"[\w-]{16,32}\.[\w-]{16,64}"),
    Rule("Mailgun key", ("key-",), r"[0-9a-f]{32}"),
    Rule("Mailchimp API key", ("-us",), r"\d{1,2}", r"[0-9a-f]{32}", 33),
    Rule("Mandrill API key", ("md-",), r"[A-Za-z0-9_-]{22}"),
    Rule("Brevo API key", ("xkeysib-", "xsmtpsib-"), r"[0-9a-f]{64}-[A-Za-z0-9]{16}"),
    Rule("Resend API key", ("re_",), r"[A-Za-z0-9]{6,10}_[A-Za-z0-9]{20,32}"),
    Rule("Twilio API key", ("SK",), r"[0-9a-fA-F]{32}"),
    Rule("Telnyx API key", ("KEY0",), r"[0-9A-F]{31}_[A-Za-z0-9]{22}"),
    Rule("Facebook access token", ("EAA",), r"[A-Za-z0-9]{56,500}"),
    Rule("Twitter bearer token", ("A" * 19,), r"[A-Za-z0-9]{3,30}%2[A-Za-z0-9%]{40,120}"),
    # language models
    Rule("OpenAI API key", ("T3BlbkFJ",), r"[\w-]{20,80}", r"sk-[\w-]{20,120}", 130),
    Rule("OpenAI API key", ("sk-proj-", "sk-svcacct-", "sk-admin-"), r"[\w-]{36,250}"),
    Rule(
        "Anthropic API key",
        ("sk-ant-",),
        r"(?:(?:api|admin|oat|ort|sid)\d\d-)?[\w-]{36,220}",
    ),
    Rule("OpenRouter API key", ("sk-or-v1-",), r"[0-9a-f]{64}"),
    Rule("Langfuse secret key", ("sk-lf-",), _UUID),
    Rule("secret API key", ("sk-",), r"[A-Za-z0-9]{32,64}"),
    Rule("Hugging Face token", ("hf_", "api_org_"), r"[A-Za-z0-9]{30,40}"),
    Rule("Groq API key", ("gsk_",), r"[A-Za-z0-9]{48,60}"),
    Rule("Replicate token", ("r8_",), r"[A-Za-z0-9]{36,40}"),
    Rule("Perplexity API key", ("pplx-",), r"[A-Za-z0-9]{40,60}"),
    Rule("xAI API key", ("xai-",), r"[\w-]{60,120}"),
    Rule("Cerebras API key", ("csk-",), r"[a-z0-9]{40,60}"),
    Rule("Together API key", ("tgp_v1_",), r"[\w-]{40,50}"),
    Rule("Fireworks API key", ("fw_",), r"[A-Za-z0-9]{22,30}"),
    Rule("NVIDIA API key", ("nvapi-",), r"[\w-]{60,80}"),
    Rule("Pinecone API key", ("pcsk_",), r"[A-Za-z0-9_]{50,90}"),
    Rule("LangSmith API key", ("lsv2_pt_", "lsv2_sk_"), r"[0-9a-f]{32}_[0-9a-f]{10}"),
    Rule("Jina API key", ("jina_",), r"[\w-]{50,70}"),
    Rule("Tavily API key", ("tvly-",), r"[A-Za-z0-9-]{28,64}"),
    Rule("Voyage API key", ("pa-",), r"[\w-]{43}"),
    Rule("E2B API key", ("e2b_",), r"[0-9a-f]{40}"),
    Rule("Weights & Biases API key", ("wandb_v1_",), r"[\w]{60,90}"),
    Rule("Kaggle API token", ("KGAT_",), r"[0-9a-f]{32}"),
    # packages and builds
    Rule("npm token", ("npm_",), r"[A-Za-z0-9]{36,60}"),
    Rule("PyPI token", ("pypi-AgE",), r"[\w-]{50,1200}"),
    Rule("RubyGems key", ("rubygems_",), r"[0-9a-f]{48}"),
    Rule("NuGet API key", ("oy2",), r"[a-z0-9]{43}"),
    Rule("crates.io token", ("cio",), r"[A-Za-z0-9]{32}"),
    Rule("Clojars token", ("CLOJARS_",), r"[A-Za-z0-9]{60}"),
    Rule("Docker Hub token", ("dckr_pat_", "dckr_oat_"), r"[\w-]{27,60}"),
    Rule("JFrog API key", ("AKCp",), r"[A-Za-z0-9]{60,75}"),
    Rule("JFrog reference token", ("cmVmd",), r"[A-Za-z0-9]{59}"),
    Rule("CircleCI token", ("CCIPAT_", "CCIPRJ_"), r"[A-Za-z0-9]{20,24}_[0-9a-f]{40}"),
    Rule("Buildkite token", ("bkua_",), r"[a-z0-9]{40,60}"),
    Rule("Harness token", ("pat.", "sat."), r"[\w-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}"),
    Rule("Octopus Deploy API key", ("API-",), r"[A-Z0-9]{26,32}"),
    Rule("Terraform Cloud token", (".atlasv1.",), r"[\w=-]{60,72}", r"[A-Za-z0-9]{14}", 15),
    Rule("Pulumi token", ("pul-",), r"[0-9a-f]{40}"),
    Rule("Prefect key", ("pnu_", "pnb_"), r"[A-Za-z0-9]{36}"),
    Rule("SonarQube token", ("squ_", "sqp_", "sqa_"), r"[0-9a-f]{40}"),
    Rule("Infracost key", ("ico-",), r"[A-Za-z0-9]{32}"),
    # secrets managers and keys
    Rule("HashiCorp Vault token", ("hvs.", "hvb.", "hvr."), r"[\w-]{24,320}"),
    Rule("Doppler token", ("dp.pt.", "dp.sa.", "dp.ct.", "dp.scim.", "dp.audit."), r"\w{40,44}"),
    Rule("Doppler token", ("dp.st.",), r"(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}"),
    Rule("1Password secret key", ("A3-",), r"[A-Z0-9]{6}-(?:[A-Z0-9]{5,11}-){3,5}[A-Z0-9]{5}"),
    Rule("1Password service account token", ("ops_eyJ",), r"[A-Za-z0-9+/]{100,1500}={0,3}"),
    Rule("age secret key", ("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-PQ-1"), r"[A-Z0-9]{58,80}"),
    Rule("Infisical token", ("st.",), rf"{_UUID}\.[0-9a-f]{{32}}\.[0-9a-f]{{32}}"),
    # data
    Rule("Databricks token", ("dapi", "dose", "dkea"), r"[0-9a-f]{32}(?:-\d)?"),
    Rule("PlanetScale token", ("pscale_tkn_", "pscale_pw_", "pscale_oauth_"), r"[\w=.-]{32,64}"),
    Rule("Supabase key", ("sbp_", "sb_secret_"), r"[\w-]{30,60}"),
    Rule("Neon API key", ("napi_",), r"[a-z0-9]{40,70}"),
    Rule("Aiven password", ("AVNS_",), r"[\w-]{16,24}"),
    Rule("MongoDB Atlas secret", ("mdb_sa_sk_",), r"[\w-]{40}"),
    Rule("Fauna key", ("fnA",), r"[\w-]{37,60}"),
    Rule("Xata API key", ("xau_",), r"[A-Za-z0-9]{20,80}"),
    Rule("ClickHouse Cloud key", ("4b1d",), r"[A-Za-z0-9]{38}"),
    Rule("Contentful token", ("CFPAT-",), r"[\w-]{43}"),
    Rule("Airtable token", ("pat",), r"[A-Za-z0-9]{14}\.[0-9a-f]{64}"),
    Rule("OpenShift token", ("sha256~",), r"[\w-]{43}"),
    # observability
    Rule("New Relic key", ("NRAK-", "NRII-", "NRAA-", "NRIQ-"), r"[A-Za-z0-9_-]{27,42}"),
    Rule("New Relic licence key", ("NRAL",), r"", r"[0-9a-fA-F]{36}", 37),
    Rule("Dynatrace token", ("dt0c01.", "dt0s01.", "dt0s16."), r"[A-Z0-9]{8,24}\.[A-Z0-9]{64}"),
    Rule("Grafana token", ("glsa_",), r"[A-Za-z0-9]{32}_[0-9a-fA-F]{8}"),
    Rule("Grafana Cloud token", ("glc_", "eyJrIjoi"), r"[A-Za-z0-9+/]{32,400}={0,3}"),
    Rule("Sentry token", ("sntryu_", "sntrya_"), r"[0-9a-f]{64}"),
    Rule("Sentry organisation token", ("sntrys_",), r"eyJ[A-Za-z0-9+/=]{30,400}_[\w+/]{40,50}"),
    Rule("Honeycomb key", ("hcaik_", "hcxik_", "hcalk_"), r"[a-z0-9]{50,64}"),
    Rule("PostHog personal key", ("phx_",), r"[A-Za-z0-9_]{40,50}"),
    Rule("Snyk token", ("snyk_uat.", "snyk_sat."), r"[0-9a-f]{8}\.[\w.-]{40,400}"),
    # work
    Rule("Linear key", ("lin_api_", "lin_oauth_"), r"[A-Za-z0-9]{40,64}"),
    Rule("Notion token", ("secret_",), r"[A-Za-z0-9]{43}"),
    Rule("Notion token", ("ntn_",), r"[A-Za-z0-9]{40,60}"),
    Rule("Figma token", ("figd_", "figdr_", "figo_", "figu_"), r"[\w-]{40,60}"),
    Rule("Asana token", ("0/", "1/", "2/"), r"\d{13,20}(?:/\d{13,20})?:[0-9a-f]{32}"),
    Rule("ClickUp token", ("pk_",), r"\d{6,10}_[A-Z0-9]{32}"),
    Rule("HubSpot token", ("pat-na", "pat-eu"), rf"\d-{_UUID}"),
    Rule("Salesforce session", ("00D",), r"[A-Za-z0-9]{12}![\w.]{80,260}"),
    Rule("Typeform token", ("tfp_",), r"[\w.=-]{40,64}"),
    Rule("Postman API key", ("PMAK-",), r"[0-9a-f]{24}-[0-9a-f]{34}"),
    Rule("ReadMe API key", ("rdme_",), r"[a-z0-9]{70}"),
    Rule("Intercom token", ("dG9rO",), r"[A-Za-z0-9+/]{50,60}={0,2}"),
    Rule("Dropbox token", ("sl.",), r"(?:[A-Za-z]\.)?[\w-]{120,1500}"),
    Rule("LaunchDarkly key", ("api-", "sdk-"), _UUID),
    Rule("Mapbox secret token", ("sk.eyJ",), r"[\w-]{40,200}\.[\w-]{22}"),
    Rule("DeepL API key", (":fx",), "", _UUID, 37),
    Rule("Frame.io token", ("fio-u-",), r"[\w=-]{64}"),
    Rule("Adobe client secret", ("p8e-", "p8-"), r"[A-Za-z0-9_-]{32}"),
    Rule("Stytch secret", ("secret-test-", "secret-live-"), r"[\w-]{35,37}={0,2}"),
    Rule("Inngest signing key", ("signkey-prod-", "signkey-test-"), r"[0-9a-f]{32,64}"),
    Rule("Apify token", ("apify_api_",), r"[A-Za-z0-9]{34,40}"),
    Rule("Unkey key", ("unkey_",), r"[A-Za-z0-9]{20,40}"),
    Rule("Polar token", ("polar_oat_", "polar_pat_", "polar_at_"), r"[\w-]{20,100}"),
)

# SHA-256 of keys that providers print in their documentation.
DOCUMENTED = frozenset(
    (
        "1a5d44a2dca19669d72edf4c4f1c27c4c1ca4b4408fbb17f6ce4ad452d78ddb3",
        "78314b11be2e581549ac1c4f616563fad3fdf0c3b71678f6e2299182080e0598",
        "e21b597ba6b9cafa59d9ebc4d65c0385f5eb3fa56abab2607fa76589ad849a33",
        "c6ea27c534f993d31f0aef882e3d200e7b87470c379ae79c8f9b19d3bd363dc9",
        "0011cc25eb4320717494d2703e8cba85743e71b500283c21c8b88147992f9059",
        "aa6547439583c3a275d4542a0df6c1ad6a863971be9f2a2220f027cc02aef615",
        "2cafc0970149a84f3b9e62eaf169f36f59907a3b3e31f7b82e68c69cd27f7326",
        "f2d6ca16515033e5dce14eba840b979d27b5cbae24bb3e5bf484339667f86397",
        "7e8de44ea9ecf6d53415c90f5b249a8591f7abafbf7d65a2c0d855afeca3ec09",
        "cf4d418ed3de92d71f767db5391d5a2dacd40e1ce49e75d1137e2ecf4982d844",
        "3543c50b0cb9cea8e55eb1f529b79f043cb250d485fde7b66cabbb5183add7da",
        "ac9265e56c79b234607ec72c53753cfea9f88c99eb713790ddf9be5593bb4465",
    )
)
